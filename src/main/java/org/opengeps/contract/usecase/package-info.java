/**
 * Doors of the contract context: it begins with the award by itself, both parties sign the rest.
 */
package org.opengeps.contract.usecase;
