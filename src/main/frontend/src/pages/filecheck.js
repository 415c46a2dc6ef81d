/** Which files may go along with a bid, in sentences. */
import { fileFault } from '../crypto/filenames.js';
import { t } from './dom.js';
import { isWithinLimits } from './upload.js';

/** What is wrong with the files together, or an empty text. */
export function filesProblem(files) {
  const fault = fileFault(files);
  if (fault) return t(`bid.files.${fault.code}`, fault.name, fault.other ?? '');
  return isWithinLimits(files) ? '' : t('bid.files.size');
}
