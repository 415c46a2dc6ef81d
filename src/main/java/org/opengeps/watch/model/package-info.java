/** The rows of those who follow tenders, and of what there is to tell them. */
package org.opengeps.watch.model;
