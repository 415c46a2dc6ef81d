/**
 * Files on their way in: which uploads are open, how far each file is, the bytes on disk. It knows
 * nothing of bids and notices; the door that opened an upload decides who may send and what becomes
 * of a whole file.
 */
package org.opengeps.platform.upload;
