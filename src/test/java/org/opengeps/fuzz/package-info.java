/**
 * Every reader of bytes that strangers send, under a fuzzer ({@code src/build/fuzz.sh}, profile
 * {@code fuzz}). What a run finds is kept beside the seeds and is read again by every test run.
 */
package org.opengeps.fuzz;
