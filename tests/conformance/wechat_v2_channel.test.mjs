// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other direction: what our WeChat channel puts on the wire in API v2, judged by wechatpay-axios-plugin's and
// tenpay's primitives in servers between guitai-backend and guitai-sandbox, one of them behind client certificates.
import assert from 'node:assert/strict';
import { randomBytes, X509Certificate } from 'node:crypto';
import https from 'node:https';
import { after, before, test } from 'node:test';
import tenpay from 'tenpay';
import wechatpay from 'wechatpay-axios-plugin';
import { listen, startBackend, startSandbox, until } from './programs.mjs';

const { Hash, Transformer } = wechatpay;

let sandbox;
let open;
let secure;
let backend;
let account;
let judgeOfNotices;

/** Hands a request on to the sandbox as it came, and the answer back. */
async function forward({ method, target, headers, body }, response) {
  const answer = await fetch(sandbox.url + target, {
    method, headers: { 'content-type': headers['content-type'] }, body,
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') })
    .end(Buffer.from(await answer.arrayBuffer()));
}

/** The same to the door that demands the certificate. */
function forwardSecurely({ method, target, body }, response) {
  const { settings, secrets } = account;
  return new Promise((resolve, reject) => {
    const handed = https.request(settings.secure_base_url + target, {
      method, ca: settings.gateway_authorities, cert: settings.merchant_certificate, key: secrets.private_key_pem,
    }, async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      response.writeHead(answer.statusCode, { 'content-type': 'text/xml' }).end(Buffer.concat(chunks));
      resolve();
    });
    handed.on('error', reject);
    handed.end(body);
  });
}

before(async () => {
  sandbox = await startSandbox();
  account = sandbox.wechatV2;
  const { settings, secrets } = account;
  open = await listen(forward);
  secure = await listen(forwardSecurely, {
    key: sandbox.file('gateway_key.pem'),
    cert: settings.gateway_authorities,
    ca: settings.merchant_certificate,
    requestCert: true,
    rejectUnauthorized: true,
  });
  judgeOfNotices = tenpay.init({ appid: settings.appid, mchid: settings.mchid, partnerKey: secrets.api_key });
  backend = await startBackend({
    settings: { ...settings, base_url: open.url, secure_base_url: secure.url },
    secrets,
  });
});
after(async () => {
  await backend?.stop();
  await secure?.stop();
  await open?.stop();
  await sandbox?.stop();
});

async function judge({ method, body, headers }) {
  assert.equal(method, 'POST');
  assert.match(headers['content-type'], /^text\/xml/);
  const fields = new Transformer(account.settings.mchid, account.secrets.api_key).response[0](body.toString());
  assert.equal(fields.appid, account.settings.appid);
  assert.equal(fields.mch_id, account.settings.mchid);
  assert.match(fields.nonce_str, /^[0-9A-Za-z]{1,32}$/);
  assert.equal(fields.sign_type, 'HMAC-SHA256');
  assert.equal(fields.sign, Hash.sign(fields.sign_type, fields, Hash.keyObjectFrom(account.secrets.api_key)));
  // And once more as tenpay reckons, with its own reader.
  assert.equal(fields.sign, judgeOfNotices._getSign(fields, fields.sign_type));
  return fields;
}

const charge = (more) => backend.send('POST', '/v1/payments', {
  merchant_order_no: `N${randomBytes(8).toString('hex')}`,
  amount: 2999,
  currency: 'CNY',
  subject: '拿铁 <大杯> & "双份" ]]> ☕',
  pay_way: 'WECHAT_NATIVE',
  ...more,
});

test('every request of the channel is signed as the client libraries sign', async () => {
  const created = await charge({});
  assert.equal(created.status, 201, JSON.stringify(created.body));
  const path = `/v1/payments/${created.body.payment_no}`;
  assert.equal((await backend.send('POST', `${path}/query`)).status, 200);
  assert.equal((await sandbox.pay(created.body.credential.text)).status, 200);
  await until(async () => (await backend.send('GET', path)).body.status === 'SUCCEEDED', 'the notice');
  const refunded = await backend.send('POST', `${path}/refunds`, {
    merchant_refund_no: `R${randomBytes(8).toString('hex')}`, amount: 999, currency: 'CNY',
  });
  assert.equal(refunded.status, 201, JSON.stringify(refunded.body));
  await until(async () => (await backend.send('GET', path)).body.status === 'PARTIALLY_REFUNDED', 'the refund');
  const second = await charge({});
  assert.equal((await backend.send('POST', `/v1/payments/${second.body.payment_no}/close`)).status, 200);
  const paid = await charge({ pay_way: 'WECHAT_CODE', auth_code: await sandbox.payerCode('wechat') });
  assert.equal(paid.body.status, 'SUCCEEDED', JSON.stringify(paid.body));

  const seen = [...open.requests, ...secure.requests];
  const asked = {};
  for (const request of seen) asked[request.target] = await judge(request);
  for (const path_ of ['/pay/unifiedorder', '/pay/orderquery', '/pay/closeorder', '/pay/micropay', '/secapi/pay/refund'])
    assert.ok(asked[path_], path_);
  assert.ok(open.requests.every(({ target }) => !target.startsWith('/secapi/')));
  assert.ok(secure.requests.every(({ target }) => target.startsWith('/secapi/')));
  const order = asked['/pay/unifiedorder'];
  assert.equal(order.total_fee, '2999');
  assert.equal(order.body, '拿铁 <大杯> & "双份" ]]> ☕');
  assert.match(order.out_trade_no, /^[0-9A-Za-z]{32}$/);
  assert.match(order.time_expire, /^\d{14}$/);
  assert.equal(asked['/secapi/pay/refund'].refund_fee, '999');
});

test('the certificate shown is the merchant\'s', () => {
  const ours = new X509Certificate(account.settings.merchant_certificate);
  assert.ok(secure.requests.length > 0);
  for (const { certificate } of secure.requests) assert.equal(certificate.fingerprint256, ours.fingerprint256);
});
