/**
 * The practice bank: a process outside the engine that holds accounts, takes transfers as ISO 20022
 * and signs what it says of them (docs/services/bank.yaml). It books as a bank does, once, and
 * keeps its books over kill -9; and it fails as banks do when somebody asks it to. A real
 * installation names its bank's gateway instead.
 */
package org.opengeps.app.bank;
