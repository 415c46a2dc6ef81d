/** Rankings, score sheets and decisions, and the repository that keeps them. */
package org.opengeps.award.model;
