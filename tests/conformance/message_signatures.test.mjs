// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// http-message-signatures, an RFC 9421 library others wrote, signs requests to the real guitai-backend. Only
// the merchant's key, the covered components and the digest header are said here; no code of ours signs.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createSigner, httpbis } from 'http-message-signatures';
import { startBackend, startSandbox, until } from './programs.mjs';

let sandbox;
let backend;

before(async () => {
  sandbox = await startSandbox();
  backend = await startBackend(sandbox.account);
});
after(async () => {
  await backend?.stop();
  await sandbox?.stop();
});

const params = ['created', 'nonce', 'keyid', 'alg', 'tag'];

/** Signs as an integrator would; `changes` are parameter values that differ. */
function signed(request, fields, changes = {}, secret = backend.keySecret) {
  const key = createSigner(secret, 'hmac-sha256', backend.keyId);
  const paramValues = { nonce: randomBytes(16).toString('hex'), tag: 'guitai', ...changes };
  return httpbis.signMessage({ key, fields, params, paramValues }, request);
}

function payment(changes = {}) {
  const body = JSON.stringify({
    merchant_order_no: `N${randomBytes(8).toString('hex')}`,
    amount: 1500,
    currency: 'CNY',
    subject: '拿铁 大杯',
    pay_way: 'WECHAT_NATIVE',
    ...changes,
  });
  return {
    method: 'POST',
    url: `${backend.url}/v1/payments`,
    headers: {
      'content-type': 'application/json',
      'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
      'idempotency-key': `"${randomBytes(12).toString('hex')}"`,
    },
    body,
  };
}
const covered = ['@method', '@path', 'content-digest', 'idempotency-key'];

async function send({ method, url, headers, body }) {
  const answer = await fetch(url, { method, headers, body });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

async function look(paymentNo) {
  const request = { method: 'GET', url: `${backend.url}/v1/payments/${paymentNo}`, headers: {} };
  return send(await signed(request, ['@method', '@path']));
}

describe('a payment signed by another library', () => {
  test('is created, paid in the wallet, and read back', async () => {
    const created = await send(await signed(payment(), covered));
    assert.equal(created.status, 201, JSON.stringify(created.body));
    assert.equal(created.body.status, 'PENDING');
    assert.equal(created.body.amount, 1500);
    assert.equal(created.body.credential.type, 'qr');

    assert.equal((await sandbox.pay(created.body.credential.text)).status, 200);
    const isPaid = async () => (await look(created.body.payment_no)).body.status === 'SUCCEEDED';
    await until(isPaid, 'the payment to succeed');
  });

  test('is refused when it is sent twice', async () => {
    const request = await signed(payment(), covered);
    assert.equal((await send(request)).status, 201);
    const replay = await send(request);
    assert.equal(replay.status, 401, JSON.stringify(replay.body));
    assert.match(replay.headers.get('content-type'), /^application\/problem\+json/);
  });

  test('is answered again when it is signed anew under its idempotency key', async () => {
    const request = payment();
    const first = await send(await signed(request, covered));
    const second = await send(await signed(request, covered));
    assert.equal(second.status, first.status);
    assert.equal(second.body.payment_no, first.body.payment_no);
    assert.equal(second.headers.get('idempotent-replayed'), 'true');
  });

  test('is listed with its query covered', async () => {
    const request = { method: 'GET', url: `${backend.url}/v1/payments?limit=5`, headers: {} };
    const answer = await send(await signed(request, ['@method', '@path', '@query']));
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.ok(answer.body.payments.length >= 1);
  });
});

describe('a payment is refused', () => {
  const cases = {
    'with a changed body': async () => {
      const request = await signed(payment(), covered);
      return { ...request, body: request.body.replace('1500', '1') };
    },
    'with a changed body and its own new digest': async () => {
      const request = await signed(payment(), covered);
      const body = request.body.replace('1500', '1');
      const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
      return { ...request, body, headers: { ...request.headers, 'content-digest': digest } };
    },
    'with another secret': () => signed(payment(), covered, {}, randomBytes(32)),
    'with an unknown key': () => signed(payment(), covered, { keyid: 'nobody' }),
    'with another tag': () => signed(payment(), covered, { tag: 'other' }),
    'signed six minutes ago': () => signed(payment(), covered, { created: new Date(Date.now() - 360_000) }),
    'signed six minutes ahead': () => signed(payment(), covered, { created: new Date(Date.now() + 360_000) }),
    'with its digest not covered': () => signed(payment(), ['@method', '@path', 'idempotency-key']),
    'with its idempotency key not covered': () => signed(payment(), ['@method', '@path', 'content-digest']),
    'with its path not covered': () => signed(payment(), ['@method', 'content-digest', 'idempotency-key']),
    'without a signature': async () => payment(),
  };
  for (const [name, make] of Object.entries(cases)) {
    test(name, async () => {
      const before = (await sandbox.requests()).native;
      const answer = await send(await make());
      assert.ok([400, 401].includes(answer.status), `${answer.status} ${JSON.stringify(answer.body)}`);
      assert.ok(answer.body.code, 'a stable code');
      assert.equal((await sandbox.requests()).native, before, 'nothing reached the channel');
    });
  }

  test('alike for an unknown key and a wrong secret', async () => {
    const unknown = await send(await cases['with an unknown key']());
    const wrong = await send(await cases['with another secret']());
    const told = ({ status, body }) => ({ status, ...body, request_id: null });
    assert.deepEqual(told(unknown), told(wrong));
  });
});
