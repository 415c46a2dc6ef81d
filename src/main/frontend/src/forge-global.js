/** node-forge as a plain script: see crypto/forge.js. */
import forge from 'node-forge';

globalThis.forge = forge;
