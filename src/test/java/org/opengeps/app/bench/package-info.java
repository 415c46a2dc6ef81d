/** That the benchmarks measure what they say. */
package org.opengeps.app.bench;
