/** The page of a member of a committee. */
import { startKeyForm } from './committeekey.js';
import { watchKeyFields } from './sitting.js';

startKeyForm();
watchKeyFields();
