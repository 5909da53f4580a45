/* A check-in station: the list is held by the page, entries wait in this browser until the server has answered each by its key. */
(function () {
  'use strict';

  var MOST_SHOWN = 30, EACH = 50, SEND_EVERY = 10000, ASK_EVERY = 30000, PATIENCE = 15000;
  var held = JSON.parse(document.getElementById('held').textContent);
  var store = held.store, kept = '[]', opened = false, sending = false, offline = false, ended = false, full = false, answers = {}, shownOwn = [], stays = {};

  function byId(id) { return document.getElementById(id); }

  /* --- the queue: [{key, do, badge, of, people, at, name, …, refused}] ------------------------------------------------ */

  function load() {
    var text = null;
    try { text = localStorage.getItem(store); } catch (error) { full = true; }
    try { return JSON.parse(full ? kept : text || '[]'); } catch (error) { return []; }
  }

  function save(queue) {
    kept = JSON.stringify(queue);
    try {
      if (queue.length) localStorage.setItem(store, kept); else localStorage.removeItem(store);
      full = false;
    } catch (error) { full = true; }
  }

  function waiting() { return load().filter(function (entry) { return !entry.refused; }); }

  function newKey() {
    var bytes = new Uint8Array(18);
    crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (byte) { return ('0' + byte.toString(16)).slice(-2); }).join('');
  }

  function add(entry) {
    var queue = load();
    entry.key = newKey();
    entry.at = Date.now();
    queue.push(entry);
    save(queue);
    own(entry);
    draw();
    send();
  }

  /* --- sending --------------------------------------------------------------------------------------------------------- */

  function ask(path, body) {
    var stop = new AbortController(), timer = setTimeout(function () { stop.abort(); }, PATIENCE);
    var how = { signal: stop.signal, credentials: 'same-origin', cache: 'no-store' };
    how.method = 'POST';
    how.body = JSON.stringify(body);
    how.headers = { 'Content-Type': 'application/json' };
    return fetch(location.pathname + path, how).then(function (answer) {
      if (answer.status === 404) { end(); throw new Error('ended'); }
      if (!answer.ok) throw new Error('busy');
      return answer.json();
    }).finally(function () { clearTimeout(timer); });
  }

  function send() {
    var queue = waiting().slice(0, EACH);
    if (sending || ended || !queue.length) return;
    sending = true;
    ask('send/', { entries: queue, clock: Date.now() }).then(function (said) {
      offline = false;
      settle(said.answers);
      count(said.count);
      sending = false;
      if (waiting().length) send(); else refresh();
    }).catch(function () {
      sending = false;
      offline = !ended;
      draw();
    });
  }

  /* Done and already there leave the queue; what was refused stays until somebody has read it. */
  function settle(given) {
    var queue = load().filter(function (entry) {
      var answer = given[entry.key];
      if (!answer) return true;
      answers[entry.key] = answer;
      if (answer.state === 'done') mark(entry);
      if (answer.state !== 'done') entry.refused = answer.say;
      return answer.state !== 'done';
    });
    save(queue);
    draw();
  }

  /* The held list knows it at once, until the fresh one comes. */
  function mark(entry) {
    held.rows.forEach(function (row) {
      if (!entry.badge || row.id !== entry.badge) return;
      if (entry.do === 'in') row.here = { at: clock(entry.at), by: '', key: entry.key };
      if (entry.do === 'undo') delete row.here;
    });
  }

  function refresh() {
    if (ended || sending) return;
    ask('list/', { opened: !opened }).then(function (fresh) {
      offline = false;
      opened = true;
      held = fresh;
      count(fresh.count);
      draw();
    }).catch(function () { offline = !ended; draw(); });
  }

  function end() {
    var left = waiting();
    ended = true;
    held.rows = [];
    save([]);
    byId('work').hidden = true;
    byId('refused').textContent = '';
    byId('look').hidden = true;
    state('这个签到链接已经结束或被收回。' + (left.length ? '以下 ' + left.length + ' 条没有上传，请抄下来交给承办人：' + left.map(said).join('；') : ''), 'ended');
  }

  function said(entry) { return entry.name + (entry.do === 'undo' ? '（撤销）' : '') + ' ' + clock(entry.at); }

  /* --- drawing --------------------------------------------------------------------------------------------------------- */

  function make(tag, words, name) {
    var node = document.createElement(tag);
    if (words) node.textContent = words;
    if (name) node.className = name;
    return node;
  }

  function clock(at) {
    var moment = new Date(at);
    return ('0' + moment.getHours()).slice(-2) + ':' + ('0' + moment.getMinutes()).slice(-2);
  }

  function count(numbers) {
    ['people', 'here', 'registered'].forEach(function (name) { byId(name).textContent = numbers[name]; });
  }

  function state(words, name) {
    var box = byId('state');
    if (box.textContent !== words) box.textContent = words;
    box.className = 'station-state' + (name ? ' ' + name : '');
  }

  function draw() {
    var left = waiting().length;
    if (ended) return;
    if (left) state('待上传 ' + left + ' 条。' + (offline ? '现在没有连上，有网络后自动上传。' : '') + (full ? '这个浏览器不能保存，请不要关闭本页。' : ''), 'waits');
    else if (!opened) state(offline ? '现在没有连上，名单还没有取到。' : '正在取名单…', 'waits');
    else state(offline ? '现在没有连上，可以照常签到。' : '都已上传。', offline ? 'waits' : '');
    drawRefused();
    drawList();
    drawOwn();
  }

  function drawRefused() {
    var box = byId('refused'), look = byId('look'), refused = load().filter(function (entry) { return entry.refused; });
    box.textContent = '';
    look.hidden = !refused.length;
    look.textContent = '有 ' + refused.length + ' 条没有登记，请看';
    refused.forEach(function (entry) {
      var message = make('div', '', 'message warning'), body = make('div', '', 'stack'), acts = make('div', '', 'row'), words = make('p', said(entry) + '：' + entry.refused), button = make('button', '知道了', 'button quiet small');
      button.type = 'button';
      button.addEventListener('click', function () {
        save(load().filter(function (each) { return each.key !== entry.key; }));
        draw();
      });
      if (entry.do === 'walk_in') acts.appendChild(again(entry));
      acts.appendChild(button);
      body.appendChild(words);
      body.appendChild(acts);
      message.appendChild(body);
      box.appendChild(message);
    });
  }

  /* What was typed for a walk-in who was refused goes back into the form; another one begun there is finished first. */
  function again(entry) {
    var button = make('button', '修改后再登记', 'button secondary small');
    button.type = 'button';
    button.addEventListener('click', function () {
      var form = byId('walk-in-form'), begun = form.elements.name.value.trim();
      byId('walk-in').open = true;
      if (!begun) {
        ['name', 'class_text', 'mobile', 'companions'].forEach(function (name) { form.elements[name].value = entry[name] || ''; });
        save(load().filter(function (each) { return each.key !== entry.key; }));
        draw();
      }
      form.elements.name.focus();
    });
    return button;
  }

  function matches(row, wanted) {
    var text = wanted.toLowerCase().replace(/\s+/g, '');
    return row.name.indexOf(wanted) >= 0 || row['class'].indexOf(wanted) >= 0 || row.sounds.indexOf(text) >= 0 || (/^\d{2,4}$/.test(text) && row.tail.slice(-text.length) === text);
  }

  /* What this phone entered and the server does not know yet goes before what the list says. */
  function pending() {
    var found = {};
    waiting().forEach(function (entry) {
      if (entry.do === 'in') found[entry.badge] = entry;
      if (entry.do === 'undo') found[entry.badge] = null;
    });
    return found;
  }

  function drawList() {
    var list = byId('list'), wanted = byId('find').value.trim(), here = pending();
    var rows = held.rows.filter(function (row) { return wanted ? matches(row, wanted) : stays[row.id] || (!row.here && !here[row.id]); });
    var most = MOST_SHOWN + Object.keys(stays).length;
    list.textContent = '';
    rows.slice(0, most).forEach(function (row) { list.appendChild(line(row, here)); });
    byId('more').textContent = rows.length > most ? '还有 ' + (rows.length - most) + ' 位，请输入姓名查找。' : wanted && !rows.length ? '名单里没有。没有报名的，请在下面现场登记。' : '';
  }

  function line(row, here) {
    var item = make('li'), who = make('div', '', 'who'), act = make('div', '', 'act');
    who.appendChild(make('b', row.name));
    who.appendChild(make('span', [row['class'], row.tail && '尾号 ' + row.tail, row.seats > 1 && '共 ' + row.seats + ' 位'].filter(Boolean).join(' · ')));
    if (here[row.id]) act.appendChild(there('待上传', clock(here[row.id].at), true));
    else if (row.here && here[row.id] !== null) act.appendChild(there('已签到', row.here.at + (row.here.by ? ' ' + row.here.by : '')));
    else if (row.waits) act.appendChild(there('候补', '请找承办人', true));
    else act.appendChild(button(row));
    if (row.seats > 1 && act.lastChild.tagName === 'BUTTON') act.insertBefore(people(row), act.firstChild);
    item.appendChild(who);
    item.appendChild(act);
    return item;
  }

  function there(words, more, waits) {
    var box = make('div', words, 'there' + (waits ? ' waits' : ''));
    box.appendChild(make('span', more));
    return box;
  }

  function people(row) {
    var box = make('select'), number, option;
    box.setAttribute('aria-label', row.name + '到场人数');
    for (number = 1; number <= Math.min(row.seats + 2, 21); number += 1) {
      option = make('option', number + ' 位');
      option.value = number;
      option.selected = number === row.seats;
      box.appendChild(option);
    }
    return box;
  }

  function button(row) {
    var node = make('button', '签到', 'button primary');
    node.type = 'button';
    node.setAttribute('aria-label', row.name + '签到');
    node.addEventListener('click', function () {
      var chosen = node.parentNode.querySelector('select');
      stays[row.id] = 1;  // nobody else may slip under the finger
      add({ 'do': 'in', badge: row.id, name: row.name, people: chosen ? Number(chosen.value) : row.seats });
    });
    return node;
  }

  /* --- the last entries of this phone, to be taken back ------------------------------------------------------------------ */

  function own(entry) {
    if (entry.do === 'undo') return;
    shownOwn.unshift(entry);
    shownOwn = shownOwn.slice(0, 10);
  }

  function ownEntries() {
    var known = {}, undone = {}, found = shownOwn.slice();
    load().forEach(function (entry) { if (entry.do === 'undo') undone[entry.of] = 1; else if (!entry.refused) found.push(entry); });
    held.rows.forEach(function (row) { if (row.here && row.here.key) found.push({ key: row.here.key, badge: row.id, name: row.name, when: row.here.at }); });
    return found.filter(function (entry) {
      var answer = answers[entry.key], fresh = !known[entry.key] && !undone[entry.key] && !entry.undone && !(answer && answer.state !== 'done');
      known[entry.key] = 1;
      return fresh;
    }).slice(0, 10);
  }

  function drawOwn() {
    var list = byId('own');
    list.textContent = '';
    ownEntries().forEach(function (entry) {
      var item = make('li'), who = make('div', '', 'who'), node = make('button', '撤销', 'button quiet small');
      who.appendChild(make('b', entry.name));
      who.appendChild(make('span', entry.when || clock(entry.at)));
      node.type = 'button';
      node.setAttribute('aria-label', '撤销' + entry.name + '的签到');
      node.addEventListener('click', function () { takeBack(entry); });
      item.appendChild(who);
      item.appendChild(node);
      list.appendChild(item);
    });
  }

  /* Even what may be on its way is taken back by an entry of its own: the server knows them in this order. */
  function takeBack(entry) {
    shownOwn = shownOwn.filter(function (each) { return each.key !== entry.key; });
    add({ 'do': 'undo', of: entry.key, badge: entry.badge || '', name: entry.name });
  }

  /* --- walk-ins ---------------------------------------------------------------------------------------------------------- */

  byId('walk-in-form').addEventListener('submit', function (event) {
    var form = event.target, name = form.elements.name.value.trim();
    event.preventDefault();
    byId('walk-in-error').hidden = Boolean(name);
    if (!name) return;
    add({
      'do': 'walk_in', name: name, class_text: form.elements.class_text.value.trim(), mobile: form.elements.mobile.value.trim(),
      companions: form.elements.companions.value, same_name: form.elements.same_name.checked ? 'on' : ''
    });
    form.reset();
    byId('walk-in').open = false;
  });

  byId('find').addEventListener('input', function () { stays = {}; drawList(); });
  byId('find').addEventListener('focus', function (event) { event.target.select(); });
  window.addEventListener('online', function () { send(); refresh(); });
  window.addEventListener('offline', function () { offline = true; draw(); });
  setInterval(send, SEND_EVERY);
  setInterval(function () { if (!document.hidden && !waiting().length) refresh(); }, ASK_EVERY);
  window.addEventListener('beforeunload', function (event) { if (offline && waiting().length) { event.preventDefault(); event.returnValue = ''; } });
  draw();
  if (waiting().length) send(); else refresh();
}());
