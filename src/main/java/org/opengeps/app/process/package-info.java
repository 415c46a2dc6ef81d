/** Child processes of the server: started, awaited, ended, and found again after a crash. */
package org.opengeps.app.process;
