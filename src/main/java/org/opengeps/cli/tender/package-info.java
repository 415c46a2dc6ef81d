/** Commands about a notice: questions of firms, answers of officers. */
package org.opengeps.cli.tender;
