SELECT variable_name, variable_value
FROM information_schema.session_variables
WHERE variable_name IN ('VERSION', 'AUTOCOMMIT', 'TX_ISOLATION', 'SQL_MODE', 'COLLATION_CONNECTION',
                        'INNODB_FLUSH_LOG_AT_TRX_COMMIT', 'INNODB_ROLLBACK_ON_TIMEOUT', 'INNODB_DOUBLEWRITE',
                        'INNODB_FLUSH_METHOD', 'INNODB_SNAPSHOT_ISOLATION', 'LOG_BIN', 'SYNC_BINLOG',
                        'BINLOG_FORMAT', 'WSREP_ON', 'MAX_CONNECTIONS')
