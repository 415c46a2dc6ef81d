/** The page of a member of a committee. */
import { startKeyForm } from './committeekey.js';
import { startWork } from './committeework.js';
import { addTexts, byId } from './dom.js';
import { watchKeyFields } from './sitting.js';

addTexts(byId('committee').dataset.texts);
startKeyForm();
startWork();
watchKeyFields();
