# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# The link graph of the project, one row a part, read from top to bottom: a part may name only parts
# above it, so the graph has one direction. Everything else is refused while configuring.
set(GUITAI_DECLARED "")
function(guitai_row folder)
  foreach(part ${ARGN})
    if(part MATCHES "^guitai_(.*)$" AND NOT CMAKE_MATCH_1 IN_LIST GUITAI_DECLARED)
      message(FATAL_ERROR "link_table.cmake: ${folder} names ${part}, which is not declared above it")
    endif()
  endforeach()
  set(GUITAI_DECLARED ${GUITAI_DECLARED} ${folder} PARENT_SCOPE)
  set(GUITAI_LINKS_${folder} "${ARGN}" PARENT_SCOPE)
endfunction()

# common: both sides
guitai_row(result        Qt6::Core)
guitai_row(time          guitai_result)
guitai_row(ids           guitai_result guitai_time)
guitai_row(money         guitai_result)
guitai_row(secret        guitai_result)
guitai_row(log           guitai_result guitai_time)
guitai_row(config        guitai_result guitai_secret PkgConfig::TOMLPLUSPLUS)
guitai_row(crypto        guitai_result guitai_secret OpenSSL::Crypto)
guitai_row(gzip          Qt6::Core ZLIB::ZLIB)
guitai_row(zip           guitai_result ZLIB::ZLIB)
guitai_row(xml           guitai_result EXPAT::EXPAT)
guitai_row(async         guitai_result guitai_time QCoro6::Core)
guitai_row(http          guitai_result guitai_time guitai_log guitai_async Boost::headers Qt6::Network)
guitai_row(wire          guitai_result guitai_ids guitai_money guitai_time guitai_secret Boost::headers)

# backend: from the floor up to the door
guitai_row(observability guitai_result guitai_time prometheus-cpp::core)
guitai_row(storage       guitai_ids guitai_money guitai_time guitai_log guitai_async guitai_secret Qt6::Sql SQLite::SQLite3
                         PkgConfig::MARIADB)
guitai_row(coordination  guitai_result guitai_time guitai_ids)
guitai_row(events        guitai_storage guitai_wire guitai_async guitai_crypto guitai_observability)
guitai_row(accounts      guitai_storage guitai_wire guitai_ids guitai_money guitai_time guitai_async guitai_log)
guitai_row(rows          guitai_result guitai_time)
guitai_row(matching      guitai_rows guitai_result guitai_time)
guitai_row(spark         guitai_matching guitai_rows guitai_result guitai_time)
guitai_row(archive       guitai_rows guitai_ids guitai_time guitai_async guitai_http guitai_gzip guitai_crypto guitai_wire)
guitai_row(reports       guitai_result guitai_ids guitai_money guitai_time PkgConfig::PANGOCAIRO PkgConfig::XLSXWRITER)
guitai_row(mailing       guitai_result guitai_time guitai_secret guitai_crypto Qt6::Network CURL::libcurl)
guitai_row(channels      guitai_rows guitai_ids guitai_money guitai_time guitai_async guitai_secret guitai_http guitai_log
                         guitai_wire guitai_observability guitai_crypto)
guitai_row(merchants     guitai_storage guitai_channels guitai_accounts guitai_crypto guitai_secret guitai_ids guitai_wire)
guitai_row(routing       guitai_channels guitai_merchants guitai_accounts guitai_events guitai_storage guitai_observability
                         guitai_wire guitai_async guitai_log)
guitai_row(approvals     guitai_storage guitai_merchants guitai_crypto guitai_ids guitai_async guitai_log)
guitai_row(users         guitai_accounts guitai_storage guitai_channels guitai_crypto guitai_ids guitai_async guitai_money)
guitai_row(payouts       guitai_ids guitai_money guitai_time guitai_async guitai_secret)
guitai_row(iso20022      guitai_payouts EXPAT::EXPAT)
guitai_row(withdrawals   guitai_users guitai_accounts guitai_approvals guitai_payouts guitai_events guitai_storage
                         guitai_crypto guitai_wire guitai_async guitai_log)
guitai_row(bills         guitai_rows guitai_channels guitai_merchants guitai_storage guitai_wire guitai_gzip guitai_zip
                         guitai_crypto guitai_async guitai_observability guitai_log)
guitai_row(books         guitai_rows guitai_accounts guitai_storage guitai_ids guitai_money guitai_time guitai_async)
guitai_row(days          guitai_matching guitai_bills guitai_books guitai_events guitai_channels guitai_storage guitai_wire
                         guitai_crypto guitai_async guitai_observability guitai_log)
guitai_row(risk          guitai_ids guitai_money guitai_async)
guitai_row(payment_records guitai_storage guitai_channels guitai_events guitai_wire)
guitai_row(consumers     guitai_payment_records guitai_events guitai_wire guitai_async guitai_observability)
guitai_row(results       guitai_payment_records guitai_accounts guitai_channels guitai_events guitai_merchants guitai_crypto)
guitai_row(refunds       guitai_payment_records guitai_accounts guitai_channels guitai_results guitai_events
                         guitai_merchants guitai_approvals guitai_crypto guitai_wire)
guitai_row(payments      guitai_payment_records guitai_channels guitai_routing guitai_results guitai_risk guitai_events
                         guitai_merchants guitai_crypto guitai_wire)
guitai_row(exceptions    guitai_days guitai_matching guitai_rows guitai_results guitai_refunds guitai_approvals guitai_accounts
                         guitai_merchants guitai_storage guitai_wire guitai_crypto guitai_async guitai_log)
guitai_row(run_reports   guitai_reports guitai_days guitai_exceptions guitai_merchants guitai_wire guitai_async)
guitai_row(penny         guitai_payments guitai_refunds guitai_channels guitai_merchants guitai_crypto guitai_wire guitai_async
                         guitai_log)
guitai_row(recharges     guitai_payments guitai_users guitai_accounts guitai_storage guitai_crypto guitai_wire)
guitai_row(webhooks      guitai_events guitai_http guitai_crypto guitai_merchants)
guitai_row(server        guitai_http guitai_wire guitai_log guitai_time guitai_observability Qt6::Network
                         Qt6::CorePrivate)
guitai_row(guards        guitai_server guitai_merchants guitai_coordination guitai_crypto guitai_wire)
guitai_row(stream        guitai_server guitai_guards guitai_events guitai_wire Qt6::WebSockets)
guitai_row(pay_page      guitai_ids guitai_money guitai_time guitai_secret guitai_crypto)
guitai_row(routes        guitai_run_reports guitai_bills guitai_days guitai_exceptions guitai_pay_page guitai_penny guitai_accounts guitai_withdrawals guitai_recharges guitai_server guitai_guards guitai_stream guitai_refunds guitai_payments guitai_results
                         guitai_channels guitai_routing guitai_approvals guitai_users guitai_consumers guitai_webhooks
                         guitai_wire guitai_observability)
guitai_row(sandbox       guitai_server guitai_http guitai_crypto guitai_gzip guitai_xml guitai_time guitai_config guitai_log)

# UnionPay's gateway, which more than one channel sells.
guitai_row(acp           guitai_channels guitai_http guitai_crypto guitai_gzip guitai_zip guitai_log guitai_wire)
# WeChat Pay's API v2, which the channel of that name speaks beside v3.
guitai_row(wechat_v2     guitai_channels guitai_http guitai_crypto guitai_gzip guitai_xml guitai_log guitai_wire)
# A channel's folder links what GUITAI_CHANNEL_LINKS says, so that adding a channel touches nothing else.
set(GUITAI_CHANNEL_LINKS guitai_channels guitai_http guitai_crypto guitai_gzip guitai_zip guitai_log guitai_wire guitai_acp
    guitai_wechat_v2)
guitai_row(channel_registry guitai_channels)
# And a bank's folder likewise.
set(GUITAI_PAYOUT_BANK_LINKS guitai_payouts guitai_iso20022 guitai_http guitai_log)
guitai_row(payout_registry guitai_payouts)
guitai_row(app           guitai_spark guitai_matching guitai_archive guitai_exceptions guitai_consumers guitai_withdrawals guitai_payout_registry guitai_accounts guitai_secret guitai_webhooks guitai_routes guitai_stream guitai_refunds guitai_payments guitai_results guitai_merchants guitai_coordination guitai_bills guitai_books guitai_days guitai_run_reports
                         guitai_storage guitai_config guitai_channel_registry)

# cashier: meets the backend only in guitai_wire
guitai_row(backend_client guitai_http guitai_wire guitai_async guitai_time guitai_secret guitai_log Qt6::WebSockets)
guitai_row(models        guitai_backend_client guitai_wire guitai_money guitai_log)
guitai_row(sound         guitai_result Qt6::Core)
guitai_row(widgets       guitai_models Qt6::Widgets PkgConfig::QRENCODE)
guitai_row(screens       guitai_models guitai_widgets guitai_sound guitai_backend_client)

# A screen's folder links what GUITAI_SCREEN_LINKS says, so that adding a screen touches nothing else.
set(GUITAI_SCREEN_LINKS guitai_screens)
guitai_row(screen_registry guitai_screens)
guitai_row(till          guitai_screens guitai_screen_registry guitai_sound guitai_backend_client)
