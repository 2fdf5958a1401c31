// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Starts our programs for a test and ends them with it; listens where they call.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createSigner, httpbis } from 'http-message-signatures';

const binaries = process.env.GUITAI_BIN;
const patienceMs = 30_000;

export function temporaryFolder() {
  return mkdtempSync(join(tmpdir(), 'guitai-conformance-'));
}

/** Runs until its first line of JSON says "listening". */
async function start(name, args) {
  const child = spawn(join(binaries, name), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  let log = '';
  child.stderr.on('data', (bytes) => { log = (log + bytes).slice(-20_000); });
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => JSON.parse(line)),
    once(child, 'exit').then(([code]) => { throw new Error(`${name} ended with ${code}\n${log}`); }),
    new Promise((_, reject) => { setTimeout(() => reject(new Error(`${name} is silent\n${log}`)), patienceMs).unref(); }),
  ]);
  if (first.event !== 'listening') throw new Error(`${name} said ${JSON.stringify(first)}`);
  const stop = async () => {
    process.removeListener('exit', end);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  };
  return { url: `http://127.0.0.1:${first.port}`, stop, log: () => log };
}

/** guitai-sandbox with its account and a wallet's hand. */
export async function startSandbox() {
  const folder = temporaryFolder();
  const program = await start('guitai-sandbox', ['--folder', folder]);
  const send = async (method, path, body) => {
    const answer = await fetch(program.url + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return {
    url: program.url,
    account: read('account.json'),
    wechatV2: read('wechat-v2.json'),
    file: (name) => readFileSync(join(folder, name)),
    alipay: read('alipay.json'),
    certifiedAlipay: read('alipay-certified.json'),
    unionpay: read('unionpay.json'),
    send,
    payerCode: async (wallet, asksPayer = false) => {
      const shown = await send('POST', '/wallet/payer-code', { wallet, asks_payer: asksPayer });
      return shown.body.auth_code;
    },
    pay: (code) => send('POST', '/wallet/pay', { code }),
    setFaults: (faults) => send('POST', '/control/faults', faults),
    clearFaults: () => send('DELETE', '/control/faults'),
    requests: async () => (await send('GET', '/control/requests')).body,
    stop: async () => {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What our own reader makes of a bill: an object a row, by the names of the canonical file. */
export function readBill(channel, day, bytes) {
  const folder = temporaryFolder();
  const file = join(folder, 'bill');
  writeFileSync(file, bytes);
  const read = execFileSync(join(binaries, 'guitai-backend'), ['read-bill', '--channel', channel, '--day', day, file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  const lines = read.trimEnd().split('\n');
  const trailer = lines.pop();
  const names = lines.shift().split(',');
  if (trailer !== `#rows=${lines.length}`) throw new Error(`the canonical file ends with ${trailer}`);
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at], value])));
}

/**
 * The same row as somebody else's parser reads it, from the values by WeChat Pay's own names of columns.
 * "12.30" becomes 1230 by its digits alone.
 */
export function wechatRow(column) {
  const fen = (text) => String(BigInt(text.replace('-', '').replace('.', '').slice(0, text.replace('-', '').indexOf('.') + 2)));
  const isRefund = column('交易状态') === 'REFUND';
  const isReversed = column('交易状态') === 'REVOKED';
  return {
    kind: isRefund ? 'REFUND' : 'PAYMENT',
    number: column(isRefund ? '商户退款单号' : '商户订单号'),
    transaction: column(isRefund ? '微信退款单号' : '微信订单号'),
    amount: fen(column(isRefund || isReversed ? '申请退款金额' : '订单金额')),
    fee: fen(column('手续费')),
    currency: column('货币种类'),
    state: isReversed ? 'REVERSED' : { SUCCESS: 'SUCCEEDED', PROCESSING: 'PROCESSING', FAIL: 'FAILED' }[isRefund ? column('退款状态') : 'SUCCESS'],
    at: String(Date.parse(`${column('交易时间').replace(' ', 'T')}+08:00`)),
  };
}

/** As much of our row as the other reader can know. */
export const comparable = ({ line, carried, note, ...row }) => row;

/** As an integrator asks: RFC 9421 by the merchant's key. */
async function sendSigned(merchant, method, path, document) {
  const key = createSigner(merchant.keySecret, 'hmac-sha256', merchant.keyId);
  const body = document && JSON.stringify(document);
  const headers = body ? {
    'content-type': 'application/json',
    'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
  } : {};
  const [, query] = path.split('?');
  const request = await httpbis.signMessage({
    key,
    fields: ['@method', '@path', ...(query ? ['@query'] : []), ...(body ? ['content-digest'] : [])],
    params: ['created', 'nonce', 'keyid', 'alg', 'tag'],
    paramValues: { nonce: randomBytes(16).toString('hex'), tag: 'guitai' },
  }, { method, url: merchant.url + path, headers });
  const answer = await fetch(request.url, { method, headers: request.headers, body });
  return { status: answer.status, body: await answer.json() };
}

/** guitai-backend in demo mode, with the merchant key it made. */
export async function startBackend(wechatAccount, alipayAccount, unionpayAccount) {
  const folder = temporaryFolder();
  const keep = (name, account) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(account), { mode: 0o600 });
    return file;
  };
  const accounts = [`wechat_account = "${keep('account.json', wechatAccount)}"`];
  if (alipayAccount) accounts.push(`alipay_account = "${keep('alipay.json', alipayAccount)}"`);
  if (unionpayAccount) accounts.push(`unionpay_account = "${keep('unionpay.json', unionpayAccount)}"`);
  const storage = join(folder, 'storage');
  const config = join(folder, 'backend.toml');
  writeFileSync(config, [
    '[server]', 'port = 0',
    '[storage]', `folder = "${storage}"`,
    '[demo]', 'enabled = true', ...accounts, '',
  ].join('\n'));
  const program = await start('guitai-backend', ['serve', '--config', config]);
  const credentials = JSON.parse(readFileSync(join(storage, 'demo-credentials.json'), 'utf8'));
  const merchant = {
    url: program.url,
    keyId: credentials.key_id,
    keySecret: Buffer.from(credentials.key_secret_base64, 'base64'),
  };
  return {
    ...merchant,
    send: (method, path, document) => sendSigned(merchant, method, path, document),
    /** What a select finds on every shard. */
    rows: (select) => readdirSync(storage).filter((name) => name.endsWith('.db')).flatMap((name) => {
      const found = execFileSync('sqlite3', ['-readonly', '-json', join(storage, name), select], { encoding: 'utf8' });
      return found.trim() ? JSON.parse(found) : [];
    }),
    /** Every invariant, on the living database; throws with what was found. */
    audit: () => execFileSync(join(binaries, 'guitai-backend'), ['audit', '--config', config], { encoding: 'utf8' }),
    log: program.log,
    stop: async () => {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A server that keeps each request with its raw body and answers by the given function; with TLS options it speaks TLS
 * and keeps the certificate it was shown.
 */
export async function listen(answer, tls) {
  const requests = [];
  const handle = async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const seen = {
      method: request.method, target: request.url, headers: request.headers, body: Buffer.concat(chunks),
      certificate: tls && request.socket.getPeerX509Certificate(),
    };
    requests.push(seen);
    await answer(seen, response);
  };
  const server = tls ? https.createServer(tls, handle) : http.createServer(handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${server.address().port}`,
    requests,
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

/** Waits for a condition; fails after ten seconds. */
export async function until(condition, what) {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
