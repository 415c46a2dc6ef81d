/**
 * A real MariaDB started beside the server for people who have none: unpacked from a jar, listening
 * on 127.0.0.1 only, ended with the server. An installation with a database of its own never enters
 * this room except for {@link org.opengeps.app.database.Migrations}.
 */
package org.opengeps.app.database;
