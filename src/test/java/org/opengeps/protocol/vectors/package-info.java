/**
 * Makes the shared test vectors of {@code src/test/resources/vectors} from fixed random numbers.
 * {@link org.opengeps.protocol.vectors.WriteVectors} writes them, {@code VectorsTest} proves that
 * the code still makes the same.
 */
package org.opengeps.protocol.vectors;
