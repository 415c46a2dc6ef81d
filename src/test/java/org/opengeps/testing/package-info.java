/**
 * What the in-container and browser tests share: one MariaDB, one Payara Micro with the real WAR,
 * one clock for a whole run. The classes are dealt out to two processes, and each has all of this
 * for itself.
 *
 * <p>A test inside the server is a class named {@code ...IT} that is extended by {@code
 * ArquillianExtension}; it injects use cases, {@code EntityManager} or {@code InTransaction} as any
 * bean would:
 *
 * <pre>
 * {@literal @}ExtendWith(ArquillianExtension.class)
 * class PublishNoticeIT {
 *   {@literal @}Inject private PublishNotice publishNotice;
 *
 *   {@literal @}Test
 *   void aNoticeWithoutABoundKeyIsRefused() { ... }
 * }
 * </pre>
 *
 * A test from outside (HTTP, browser) adds {@code @RunAsClient} and asks {@link
 * org.opengeps.testing.TestServer} for the address; {@link org.opengeps.testing.BrowserTest} is the
 * base of those with a browser. No class declares a deployment of its own: that would boot another
 * server.
 *
 * <p>The database is not emptied between tests: a test makes its own agency, tender and bidders,
 * and counts only those. Time is {@link org.opengeps.testing.TestClock}: it starts on 2 June 2025,
 * ticks, and can be moved forward or held, from inside and outside the server alike. It never goes
 * back; so a test computes its instants from now.
 *
 * <p>People come from the practice authorities, which run beside the server with the same clock:
 * {@link org.opengeps.testing.TestServer#authoritiesUrl}, {@code AuthorityClient.at(url,
 * TestServer.folder().resolve("authorities"))}. It, the client library and AssertJ are also there
 * inside the server; {@code app}, {@code cli} and {@code verifier} are not.
 *
 * <p>One class: {@code mvn verify -DskipUnitTests -Dit.test=PublishNoticeIT}. The server's log is
 * {@code target/it-1/server.log}, the last page of every browser test is in {@code
 * target/it-1/screenshots}; {@code it-2} are those of the other process, if it was given any.
 */
package org.opengeps.testing;
