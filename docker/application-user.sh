#!/bin/bash
# The application's user may read and write rows; only the owner, as whom migrations run, may change tables.
docker_process_sql <<SQL
CREATE USER 'opengeps'@'%' IDENTIFIED BY '${OPENGEPS_DB_PASSWORD}';
GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON opengeps.* TO 'opengeps'@'%';
SQL
