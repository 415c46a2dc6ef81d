/**
 * The words of sending files in parts: what is announced, what has come, which part is next. Who
 * may send, and what becomes of a whole file, is said by the door that opened the upload.
 */
package org.opengeps.protocol.upload;
