// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Hands the customer to the wallet that was chosen, and asks how the payment stands until that is final. Shows no text of
// its own: every sentence is in the page already.
'use strict';

(() => {
  const main = document.querySelector('main');
  const number = main.dataset.number;
  const problem = document.getElementById('problem');
  const buttons = [...document.querySelectorAll('button[data-wallet]')];
  const address = `/pay/${number}`;
  const began = Date.now();
  const FINAL = ['paid', 'closed', 'unknown', 'failed'];
  const LONGEST = 60 * 60000;

  const show = (state) => {
    if (FINAL.includes(main.dataset.state)) return;
    main.dataset.state = state;
  };

  const tell = (code) => {
    let known = false;
    for (const one of problem.querySelectorAll('[data-problem]')) {
      one.hidden = one.dataset.problem !== code;
      known = known || !one.hidden;
    }
    if (!known) problem.querySelector('[data-problem="other"]').hidden = false;
    problem.querySelector('.code').textContent = code;
    problem.dataset.code = code;
    problem.hidden = false;
  };

  const allow = (may) => { for (const one of buttons) one.disabled = !may; };

  const post = (address, fields) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = address;
    form.hidden = true;
    for (const [name, value] of Object.entries(fields)) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = value;
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  };

  const askWeChat = (parameters) => new Promise((answered) => {
    const invoke = () => window.WeixinJSBridge.invoke('getBrandWCPayRequest', parameters, answered);
    if (window.WeixinJSBridge) invoke();
    else document.addEventListener('WeixinJSBridgeReady', invoke, { once: true });
  });

  // Where a wallet opens beside the page and not instead of it, the page goes on as one that waits.
  const waitSoon = () => setTimeout(() => { if (main.dataset.state === 'handing') show('waiting'); }, 5000);

  const handOver = async (credential) => {
    waitSoon();
    if (credential.type === 'link') window.location.assign(credential.text);
    else if (credential.type === 'form') post(credential.text, credential.parameters);
    else if (credential.type === 'sdk') {
      const answer = await askWeChat(credential.parameters);
      // What it says is a hint: only the shop's own answer counts.
      show(answer && answer.err_msg === 'get_brand_wcpay_request:ok' ? 'waiting' : 'offer');
      ask();
    }
  };

  const follow = (told) => {
    if (told.state === 'PAID') {
      if (told.paid_at) {
        const time = document.getElementById('paid-at');
        time.dateTime = told.paid_at;
        time.textContent = new Date(told.paid_at).toLocaleString(document.documentElement.lang);
      }
      show('paid');
      problem.hidden = true;
    } else if (told.state === 'CLOSED') {
      show('closed');
      problem.hidden = true;
    } else if (told.state === 'EXPIRED') show('expired');
  };

  const choose = async (wallet) => {
    problem.hidden = true;
    allow(false);
    show('handing');
    try {
      const reply = await fetch(`${address}/wallet`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ wallet }),
      });
      const told = await reply.json();
      if (!reply.ok) {
        show('offer');
        tell(told.code || `HTTP_${reply.status}`);
        ask();
      } else if (told.credential) await handOver(told.credential);
      else follow(told);
    } catch {
      show('offer');
      tell('NOT_REACHED');
    }
    allow(true);
  };

  let timer = null;
  async function ask() {
    clearTimeout(timer);
    if (!number || FINAL.includes(main.dataset.state)) return;
    const open = Date.now() - began;
    if (open > LONGEST) return;
    const pace = open < 60000 ? 2000 : 5000;
    timer = setTimeout(ask, pace);
    if (document.hidden) return;
    try {
      const reply = await fetch(`${address}/state`);
      if (reply.ok) follow(await reply.json());
    } catch { /* asked again */ }
  }

  for (const one of buttons) one.addEventListener('click', () => choose(one.dataset.wallet));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
  // A page that comes back out of the browser's memory still shows that it is handing over.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && main.dataset.state === 'handing') show('waiting');
    ask();
  });
})();
