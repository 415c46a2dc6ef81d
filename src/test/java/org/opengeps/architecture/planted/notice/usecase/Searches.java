package org.opengeps.architecture.planted.notice.usecase;

import org.apache.lucene.search.Query;

/** The engine behind the search is known to one room. */
class Searches {
  Query query;
}
