/** kisa-seed as a script of its own, for pages that meet a Korean key file. */
import { KISA_SEED_CBC } from 'kisa-seed';

globalThis.kisaSeed = KISA_SEED_CBC;
