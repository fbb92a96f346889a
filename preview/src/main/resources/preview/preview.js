'use strict';
(() => {
  const $ = id => document.getElementById(id);
  const state = { dashboards: [], dashboard: null, variables: {}, charts: [], hidden: new Set(), timer: 0, load: 0 };

  async function fetchJson(url, body) {
    const response = await fetch(url, body ? { method: 'POST', body: JSON.stringify(body) } : {});
    const answer = await response.json();
    if (!response.ok) throw new Error(answer?.error ?? response.statusText);
    return answer;
  }

  // The address names the dashboard and the choices: #uid?var-product=p1&from=..&to=..
  function address() {
    const [uid, query] = location.hash.slice(1).split('?');
    return { uid: uid || state.dashboards[0]?.uid, query: new URLSearchParams(query ?? '') };
  }
  function range() {
    const { query } = address();
    const from = Number(query.get('from')), to = Number(query.get('to'));
    if (from && to) return { from, to };
    // What is sampled by the clock goes on while old records are played.
    const end = state.dashboard?.tags?.includes('operations') ? Date.now() : state.end ?? Date.now();
    return { from: end - Number($('range').value) * 3600e3, to: end };
  }
  function choosable(hours) {
    if (![...$('range').options].some(o => o.value === hours)) $('range').append(new Option(hours < 24 ? hours + ' h' : hours / 24 + ' d', hours));
    $('range').value = hours;
  }
  // The dashboard's own range, until another is asked for.
  function usualRange() {
    const [, number, unit] = /^now-(\d+)([hd])$/.exec(state.dashboard.time?.from ?? '') ?? [null, '14', 'd'];
    choosable(String(number * (unit === 'd' ? 24 : 1)));
  }
  function context(width) {
    const { from, to } = range();
    const steps = [10e3, 60e3, 300e3, 900e3, 3600e3, 3 * 3600e3, 6 * 3600e3, 86400e3];
    const wanted = (to - from) / Math.max(60, (width ?? 600) / 4);
    return { from, to, intervalMillis: steps.find(s => s >= wanted) ?? 86400e3, variables: state.variables };
  }
  const query = (kind, name, refId, width) => fetchJson('/api/query', { dashboard: state.dashboard.uid, kind, name, refId, ...context(width) });

  function choose(name, values) {
    const q = address().query;
    q.delete('var-' + name);
    for (const value of values) q.append('var-' + name, value);
    location.hash = state.dashboard.uid + '?' + q;
  }
  function select(v, options) {
    const box = document.createElement('select');
    box.setAttribute('aria-label', v.label ?? v.name);
    for (const o of options) box.append(new Option(o.text, o.value, false, state.variables[v.name][0] === o.value));
    box.onchange = () => choose(v.name, [box.value]);
    return box;
  }
  // A list of boxes to tick; what was ticked counts once the list closes. None ticked means all.
  function checkboxes(v, options, asked) {
    const box = document.createElement('details');
    const summary = document.createElement('summary');
    const names = options.filter(o => asked.includes(o.value)).map(o => o.text);
    summary.textContent = names.length === 0 ? 'All' : names.length > 2 ? names.length + ' chosen' : names.join(', ');
    const list = document.createElement('div');
    for (const o of options) {
      const line = document.createElement('label'), tick = document.createElement('input');
      tick.type = 'checkbox'; tick.value = o.value; tick.checked = asked.includes(o.value);
      line.append(tick, ' ' + o.text);
      list.append(line);
    }
    box.append(summary, list);
    box.addEventListener('toggle', () => {
      if (box.open) return;
      const ticked = [...list.querySelectorAll('input:checked')].map(t => t.value);
      if (ticked.join('\n') !== asked.join('\n')) choose(v.name, ticked);
    });
    return box;
  }

  async function variables() {
    $('variables').replaceChildren();
    const chosen = address().query;
    state.variables = {};
    for (const v of state.dashboard.templating?.list ?? []) {
      let options = [];
      if (v.type === 'query') {
        const frame = await query('variable', v.name, 'A');
        const text = frame.columns.findIndex(c => c.name === '__text'), value = frame.columns.findIndex(c => c.name === '__value');
        options = frame.rows.map(r => ({ text: r[text >= 0 ? text : 0], value: String(r[value >= 0 ? value : 0]) }));
      } else if (v.type === 'custom') {
        options = v.query.split(',').map(o => { const [text, value] = o.split(':').map(s => s.trim()); return { text, value: value ?? text }; });
      }
      const all = options.map(o => o.value);
      const asked = chosen.getAll('var-' + v.name).filter(x => all.includes(x));
      const first = v.includeAll ? all : all.slice(0, 1);
      const wanted = v.current?.value && !Array.isArray(v.current.value) && all.includes(v.current.value) ? [v.current.value] : first;
      state.variables[v.name] = asked.length ? asked : wanted;
      if (!state.variables[v.name].length) state.variables[v.name] = [''];
      if (v.hide === 2) continue;
      const label = document.createElement('label');
      label.textContent = (v.label ?? v.name) + ' ';
      label.append(v.multi ? checkboxes(v, options, asked) : select(v, options));
      $('variables').append(label);
    }
  }

  async function annotations() {
    const found = [];
    for (const a of state.dashboard.annotations?.list ?? []) {
      if (!a.target?.rawSql || state.hidden.has(a.name)) continue;
      try {
        const frame = await query('annotation', a.name, 'A');
        const [t, e, x] = ['time', 'timeend', 'text'].map(name => frame.columns.findIndex(c => c.name === name));
        for (const row of frame.rows) found.push({ time: row[t], end: e < 0 ? null : row[e], text: a.name + ': ' + row[x], color: a.iconColor });
      } catch (e) { console.error('annotation ' + a.name + ': ' + e.message); }
    }
    return found;
  }
  // Buttons that show and hide each kind of mark in the charts.
  function marks() {
    for (const a of state.dashboard.annotations?.list ?? []) {
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.className = 'mark';
      chip.textContent = a.name;
      chip.style.setProperty('--mark', Charts.colour(a.iconColor));
      chip.setAttribute('aria-pressed', !state.hidden.has(a.name));
      chip.onclick = () => {
        if (!state.hidden.delete(a.name)) state.hidden.add(a.name);
        chip.setAttribute('aria-pressed', !state.hidden.has(a.name));
        show(true);
      };
      $('variables').append(chip);
    }
  }

  // A Grafana link with ${__data.fields.x} becomes an address of this page.
  function link(url, frame, row) {
    const { from, to } = range();
    const filled = url.replace('${__from}', Math.round(from)).replace('${__to}', Math.round(to)).replace(/\$\{__data\.fields\.([^}.]+)(?:\.\w+)?\}/g, (all, name) => {
      const i = frame.columns.findIndex(c => c.name === name);
      return encodeURIComponent(i < 0 ? '' : row[i] ?? '');
    });
    const [path, q] = filled.split('?');
    return '#' + path.replace(/^\/d\//, '').split('/')[0] + (q ? '?' + q : '');
  }

  function element(panel) {
    const box = document.createElement('section');
    const { x, y, w, h } = panel.gridPos;
    box.style.gridColumn = `${x + 1} / span ${w}`;
    box.style.gridRow = `${y + 1} / span ${h}`;
    if (panel.type === 'row') { box.className = 'row'; box.textContent = panel.title; return box; }
    box.className = 'panel';
    box.dataset.panel = panel.id;
    const title = document.createElement('h2');
    title.textContent = (panel.title ?? '').replace(/\$\{?product\}?/g, (state.variables.product ?? []).join(', ')) + ' ';
    if (panel.description) {
      const help = document.createElement('span');
      help.className = 'help';
      help.textContent = '?';
      help.title = panel.description;
      help.setAttribute('aria-label', panel.description);
      title.append(help);
    }
    const body = document.createElement('div');
    body.className = 'body';
    box.append(title, body);
    return box;
  }

  async function draw(panel, box, shared) {
    if (panel.type === 'row') return;
    const body = box.querySelector('.body');
    if (panel.type === 'text') { body.classList.add('text'); body.innerHTML = Charts.markdown(panel.options?.content ?? ''); box.dataset.state = 'drawn'; return; }
    try {
      const frames = await Promise.all((panel.targets ?? []).map(t => query('panel', String(panel.id), t.refId, body.clientWidth)));
      if (!document.contains(body)) return;
      if (!frames.some(f => f.rows.length)) {
        body.innerHTML = `<div class="none">${Charts.escape(panel.fieldConfig?.defaults?.noValue ?? 'No data')}</div>`;
        box.dataset.state = 'empty';
        return;
      }
      if (panel.type === 'stat') body.innerHTML = Charts.stat(panel, frames);
      else if (panel.type === 'table') body.innerHTML = Charts.table(panel, frames, link);
      else {
        const old = echarts.getInstanceByDom(body);
        if (!old) body.replaceChildren();
        const chart = old ?? echarts.init(body);
        chart.setOption(Charts.DRAWN[panel.type](panel, frames, { ...range(), annotations: shared.annotations }), true);
        if (!old) state.charts.push(chart);
      }
      box.dataset.state = 'drawn';
    } catch (e) {
      const old = echarts.getInstanceByDom(body);
      if (old) old.dispose();
      body.innerHTML = `<div class="error">${Charts.escape(e.message)}</div>`;
      box.dataset.state = 'error';
      console.error(`panel ${panel.id} ${panel.title}: ${e.message}`);
    }
  }

  async function show(keep) {
    const load = ++state.load;
    document.body.dataset.state = 'loading';
    const { uid } = address();
    if (!keep || state.dashboard?.uid !== uid) {
      state.dashboard = await fetchJson('/api/dashboards/' + uid);
      if (!state.dashboard) { $('grid').textContent = 'No such dashboard'; return; }
      document.title = state.dashboard.title + ' · Social Signals';
      $('title').innerHTML = `<h1>${Charts.escape(state.dashboard.title)}</h1><p>${Charts.escape(state.dashboard.description ?? '')}</p>`;
      for (const a of $('menu').children) a.classList.toggle('here', a.getAttribute('href') === '#' + uid);
      for (const chart of state.charts) chart.dispose();
      state.charts = [];
      if (!state.chosen) usualRange();
      await variables();
      if (load !== state.load) return;
      marks();
      $('grid').replaceChildren(...state.dashboard.panels.map(element));
    }
    const shared = { annotations: await annotations() };
    await Promise.all(state.dashboard.panels.map(p => p.type === 'row' ? null : draw(p, $('grid').querySelector(`[data-panel="${p.id}"]`), shared)));
    if (load === state.load) document.body.dataset.state = 'ready';
  }

  function schedule() {
    clearInterval(state.timer);
    const seconds = Number($('refresh').value);
    if (seconds) state.timer = setInterval(() => { if (!document.hidden) show(true); }, seconds * 1000);
  }

  async function start() {
    const wished = new URLSearchParams(location.search);
    const theme = wished.get('theme') ?? localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = theme;
    if (wished.get('end')) state.end = Number(wished.get('end'));
    if (wished.get('hours')) {
      choosable(wished.get('hours'));
      state.chosen = true;
    }
    if (wished.get('refresh')) $('refresh').value = wished.get('refresh');
    $('theme').onclick = () => {
      const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
      document.documentElement.dataset.theme = next;
      localStorage.setItem('theme', next);
      show(false);
    };
    $('range').onchange = () => { state.chosen = true; const q = address().query; q.delete('from'); q.delete('to'); history.replaceState(null, '', '#' + address().uid + '?' + q); show(true); };
    $('refresh').onchange = schedule;
    state.dashboards = await fetchJson('/api/dashboards');
    $('menu').replaceChildren(...state.dashboards.map(d => { const a = document.createElement('a'); a.href = '#' + d.uid; a.textContent = d.title; return a; }));
    document.addEventListener('click', event => {
      for (const box of document.querySelectorAll('details[open]')) if (!box.contains(event.target)) box.open = false;
    });
    addEventListener('hashchange', () => show(false));
    addEventListener('resize', () => state.charts.forEach(c => c.resize()));
    if (!state.end) {
      const newest = (await fetchJson('/api/newest')).rows[0]?.[0];
      if (newest && newest < Date.now() - 2 * 3600e3) state.end = newest + 60e3;
    }
    schedule();
    await show(false);
  }
  start().catch(e => { $('grid').textContent = e.message; console.error(e); });
})();
