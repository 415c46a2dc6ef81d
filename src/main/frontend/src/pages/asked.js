/** What a firm is asked for with a bid, and what it answers. */

/** The request that can be answered now; null if there is none. */
export function openOf(requests, now) {
  return requests.find(({ answer, dueAt }) => answer === null && dueAt !== null && now < Date.parse(dueAt)) ?? null;
}

/** What is signed. */
export function answerTo({ tender, lot, rankingHash }, { request, requestHash }, scores, evidence) {
  return { type: 'opengeps/self-score/1', tender, lot, rankingHash, submission: request.submission, request: requestHash, scores, evidence };
}
