/** The page of a member of a committee. */
import { startKeyForm } from './committeekey.js';
import { startWork } from './committeework.js';
import { watchKeyFields } from './sitting.js';

startKeyForm();
startWork();
watchKeyFields();
