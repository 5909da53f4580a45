/* Small comforts. Every page works without this file; nothing here may be the only way to do a thing. */
(function () {
  'use strict';

  var KEEP_DAYS = 7;

  function closest(event, selector) {
    return event.target instanceof Element ? event.target.closest(selector) : null;
  }

  /* The whole table row opens what its first link opens; selecting text does not count as a click. */
  function openRow(event) {
    var row = closest(event, 'tr[data-href]');
    if (!row || event.defaultPrevented || closest(event, 'a, button, input, select, textarea, label, summary')) return;
    if (String(window.getSelection())) return;
    if (event.ctrlKey || event.metaKey || event.button === 1) window.open(row.dataset.href, '_blank', 'noopener');
    else window.location.assign(row.dataset.href);
  }

  /* <a href="#id" data-dialog="id">: without script the :target rule shows the dialog instead. */
  function openDialog(event) {
    var opener = closest(event, '[data-dialog]');
    var dialog = opener && document.getElementById(opener.dataset.dialog);
    if (!dialog || !dialog.showModal) return;
    event.preventDefault();
    dialog.showModal();
  }

  function closeDialog(event) {
    var dialog = closest(event, 'dialog[open]');
    if (!dialog) return;
    if (event.target === dialog || closest(event, '[data-close]')) {
      event.preventDefault();
      dialog.close();
    }
  }

  function closeMessage(event) {
    var message = closest(event, '.message [data-dismiss]');
    if (message) message.closest('.message').remove();
  }

  function closeMenus(event) {
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      if (!menu.contains(event.target) || event.key === 'Escape') menu.open = false;
    });
  }

  function copyText(event) {
    var button = closest(event, '[data-copy]');
    if (!button) return;
    var before = button.textContent;
    var say = function (words) {
      button.textContent = words;
      setTimeout(function () { button.textContent = before; }, 2000);
    };
    if (!navigator.clipboard) return say('请手动复制');
    var from = button.dataset.copyFrom && document.getElementById(button.dataset.copyFrom);
    navigator.clipboard.writeText(from ? from.value : button.dataset.copy).then(
      function () { say('已复制'); },
      function () { say('请手动复制'); }
    );
  }

  /* A page behind a personal link says that a browser shows it: <… data-opened="address">. A scanner of mail runs no script. */
  function sayOpened(place) {
    if (window.fetch) fetch(place.dataset.opened, { method: 'POST', body: new URLSearchParams({ seen: '1' }) });
  }

  function submitFilters(event) {
    var form = closest(event, 'form[data-auto-submit]');
    if (form && event.target.matches('select, input[type=checkbox], input[type=radio], input[type=date]')) {
      if (form.requestSubmit) form.requestSubmit(); else form.submit();
    }
  }

  /* A second click while the first is on its way does nothing; coming back by the browser's history frees the form. */
  function guardSubmit(event) {
    var form = event.target;
    if (form.method !== 'post' || event.defaultPrevented || form.hasAttribute('data-many')) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = '1';
    form.querySelectorAll('button:not([type=button])').forEach(function (button) { button.setAttribute('aria-busy', 'true'); });
  }

  /* A file that can be fetched only once, <form data-file>: afterwards the page is read again, with its new state or the refusal. */
  function fetchFile(event) {
    var form = event.target;
    if (!form.hasAttribute('data-file') || event.defaultPrevented || !window.fetch) return;
    event.preventDefault();
    fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual' }).then(function (answer) {
      return answer.ok ? answer.blob().then(function (file) { saveFile(file, answer.headers.get('Content-Disposition')); }) : null;
    }).finally(function () { setTimeout(function () { location.reload(); }, 800); });
  }

  function saveFile(file, disposition) {
    var link = document.createElement('a'), name = /filename\*=utf-8''([^;]+)/i.exec(disposition || '');
    link.href = URL.createObjectURL(file);
    link.download = name ? decodeURIComponent(name[1]) : '';
    link.click();
  }

  function freeForms() {
    document.querySelectorAll('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-busy]').forEach(function (button) { button.removeAttribute('aria-busy'); });
    });
  }

  /* Long forms, <form data-keep="name-of-form">: typing is kept in this browser and offered again, never filled in unasked. */
  function typedFields(form) {
    return Array.prototype.filter.call(form.elements, function (field) {
      return field.name && /^(text|search|textarea|date|month|number|select-one|tel|email|url)$/.test(field.type) && !/token|password|phone|mobile/i.test(field.name)
        && !field.hasAttribute('data-private');
    });
  }

  function readTyping(form) {
    var typed = {};
    typedFields(form).forEach(function (field) { typed[field.name] = field.value; });
    return typed;
  }

  function loadKept(key) {
    try {
      var kept = JSON.parse(localStorage.getItem(key) || 'null');
      if (kept && Date.now() - kept.at < KEEP_DAYS * 86400000) return kept;
      localStorage.removeItem(key);
    } catch (error) { /* storage may be switched off */ }
    return null;
  }

  function offerKept(form, key, kept) {
    var box = document.createElement('div');
    box.className = 'message kept-typing';
    box.setAttribute('role', 'status');
    box.innerHTML = '<p>上次填写的内容尚未提交，已为您保存在这台电脑上。<br><button type="button" class="link-button">恢复上次填写的内容</button> <button type="button" class="link-button">不用了</button></p>';
    var buttons = box.querySelectorAll('button');
    buttons[0].addEventListener('click', function () {
      typedFields(form).forEach(function (field) { if (field.name in kept.typed) field.value = kept.typed[field.name]; });
      box.remove();
    });
    buttons[1].addEventListener('click', function () {
      localStorage.removeItem(key);
      box.remove();
    });
    form.parentNode.insertBefore(box, form);
  }

  function keepTyping(form) {
    var key = 'typing:' + location.pathname + ':' + form.dataset.keep;
    var kept = loadKept(key);
    var timer;
    if (kept && JSON.stringify(kept.typed) !== JSON.stringify(readTyping(form))) offerKept(form, key, kept);
    form.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), typed: readTyping(form) })); } catch (error) { /* full or off */ }
      }, 600);
    });
    form.addEventListener('submit', function () {
      clearTimeout(timer);
      localStorage.removeItem(key);
    });
  }

  /* <form data-progress="id">: while the answer is on its way, the box shows how far the act has come. */
  function showProgress(event) {
    var box = event.target.dataset && event.target.dataset.progress && document.getElementById(event.target.dataset.progress);
    if (!box) return;
    var dialog = event.target.closest('dialog[open]');
    if (dialog) dialog.close();
    box.hidden = false;
    box.scrollIntoView({ block: 'nearest' });
    setInterval(function () {
      fetch(box.dataset.poll, { credentials: 'same-origin' }).then(function (answer) { return answer.ok ? answer.text() : ''; }).then(function (html) {
        if (html) box.innerHTML = html;
      }, function () { /* the next second asks again */ });
    }, 1000);
  }

  /* <input type="checkbox" data-pick-all="name">: all boxes of that name in the same form or table. */
  function pickAll(event) {
    var all = closest(event, '[data-pick-all]');
    if (!all) return;
    all.closest('form, table').querySelectorAll('input[name="' + all.dataset.pickAll + '"]').forEach(function (box) { box.checked = all.checked; });
  }

  function nameFiles() {
    document.querySelectorAll('input[type=file]').forEach(function (input) {
      var names = Array.prototype.map.call(input.files, function (file) { return file.name; });
      input.dataset.chosen = names.join('、') || '点此选择文件，或把文件拖到这里';
    });
  }

  /* [data-keep-open]: what somebody unfolded in a part that is asked for again stays unfolded. */
  function noteOpen(event) {
    var part = event.detail.target;
    if (!part || !part.matches('[data-keep-open]')) return;
    part.unfolded = Array.prototype.map.call(part.querySelectorAll('details'), function (each) { return each.open; });
  }

  function openAgain(event) {
    var known = event.detail.target && event.detail.target.unfolded;
    if (known) event.detail.target.querySelectorAll('details').forEach(function (each, n) { each.open = known[n]; });
  }

  document.addEventListener('click', function (event) {
    openDialog(event);
    closeDialog(event);
    closeMessage(event);
    closeMenus(event);
    copyText(event);
    openRow(event);
    if (closest(event, '[data-print]')) window.print();
  });
  document.addEventListener('auxclick', openRow);
  document.addEventListener('keydown', function (event) { if (event.key === 'Escape') closeMenus(event); });
  document.addEventListener('change', function (event) {
    pickAll(event);
    nameFiles();
    submitFilters(event);
  });
  document.addEventListener('submit', guardSubmit);
  document.addEventListener('submit', fetchFile);
  document.addEventListener('submit', showProgress);
  window.addEventListener('pageshow', freeForms);
  document.addEventListener('htmx:load', nameFiles);
  document.addEventListener('htmx:beforeSwap', noteOpen);
  document.addEventListener('htmx:afterSwap', openAgain);
  nameFiles();
  document.querySelectorAll('form[data-keep]').forEach(keepTyping);
  document.querySelectorAll('[data-opened]').forEach(sayOpened);
  document.documentElement.classList.add('scripted');
})();
