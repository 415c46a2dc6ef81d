/** Words of all tenders in an index of Apache Lucene: its only home. */
package org.opengeps.notice.search;
