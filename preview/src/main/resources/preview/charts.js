'use strict';
// Turns a Grafana panel and its frames into an ECharts option or plain HTML. No state.
const Charts = (() => {
  // Okabe-Ito: told apart with every common colour blindness.
  const PALETTE = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8c8c8c', '#b8a800'];
  const NAMED = { blue: '#0072b2', orange: '#e69f00', red: '#d55e00', green: '#009e73', yellow: '#b8a800',
    purple: '#cc79a7', gray: '#8c8c8c', text: null, 'light-blue': '#56b4e9' };
  // On a dark ground the dark ones are drawn lighter.
  const ON_DARK = { '#0072b2': '#4aa3df', '#56b4e9': '#b9e0f7', '#d55e00': '#f0743e', '#009e73': '#2fbf95', '#8c8c8c': '#a8b0bd' };
  const onGround = hex => (document.documentElement.dataset.theme === 'dark' && ON_DARK[hex]) || hex;
  const palette = () => PALETTE.map(onGround);
  const colour = name => onGround(name in NAMED ? NAMED[name] : name);

  function number(value, unit, decimals, coarse) {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' && value.trim() !== '' && !isNaN(value)) value = Number(value);
    if (typeof value !== 'number') return String(value);
    const short = v => {
      const a = Math.abs(v);
      if (a >= 1e9) return (v / 1e9).toFixed(1) + ' B';
      if (a >= 1e6) return (v / 1e6).toFixed(1) + ' M';
      if (a >= 1e4) return (v / 1e3).toFixed(1) + ' k';
      return v.toLocaleString('en', { maximumFractionDigits: decimals ?? (a >= 100 ? 0 : 2), minimumFractionDigits: coarse || Number.isInteger(v) ? 0 : Math.min(decimals ?? 0, a >= 100 ? 0 : 2) });
    };
    switch (unit) {
      case 'percent': return (coarse ? Number(value.toFixed(3)) : value.toFixed(decimals ?? 1)) + ' %';
      case 'percentunit': return (coarse ? Number((value * 100).toFixed(2)) : (value * 100).toFixed(decimals ?? 1)) + ' %';
      case 'currencyUSD': return '$' + short(value);
      case 's': {
        const a = Math.abs(value);
        const [by, name] = a < 120 ? [1, 's'] : a < 7200 ? [60, 'min'] : a < 2 * 86400 ? [3600, 'h'] : [86400, 'days'];
        return (value / by).toLocaleString('en', { maximumFractionDigits: 1 }) + ' ' + name;
      }
      case 'bytes': {
        const power = Math.max(0, Math.min(4, Math.floor(Math.log2(Math.abs(value) || 1) / 10)));
        return (value / 1024 ** power).toLocaleString('en', { maximumFractionDigits: 1 }) + ' ' + ['B', 'KiB', 'MiB', 'GiB', 'TiB'][power];
      }
      case 'ms': return short(value) + ' ms';
      case 'h': return short(value) + ' h';
      case 'dateTimeAsIso': return new Date(value).toISOString().replace('T', ' ').slice(0, 16);
      case undefined: case 'none': case 'short': return short(value);
      default: return unit.startsWith('suffix:') && !coarse ? short(value) + ' ' + unit.slice(7) : short(value);
    }
  }

  const defaults = panel => panel.fieldConfig?.defaults ?? {};
  function field(panel, name) {
    const own = { ...defaults(panel) };
    for (const o of panel.fieldConfig?.overrides ?? []) {
      const hit = o.matcher.id === 'byName' ? o.matcher.options === name
        : o.matcher.id === 'byRegexp' && new RegExp(o.matcher.options.replace(/^\/|\/$/g, '')).test(name);
      if (hit) for (const p of o.properties) own[p.id] = p.value;
    }
    return own;
  }
  function threshold(config, value) {
    let found = null;
    for (const step of config.thresholds?.steps ?? []) if (step.value === null || value >= step.value) found = step.color;
    return found ? colour(found) : null;
  }
  function mapped(config, value) {
    for (const m of config.mappings ?? []) if (m.type === 'value' && m.options[String(value)]) return m.options[String(value)];
    return null;
  }

  // Long form (time, text label, number) and wide form both become named series, as in Grafana.
  function series(frames) {
    const all = new Map();
    for (const frame of frames) {
      const t = frame.columns.findIndex(c => c.kind === 'time');
      const labels = frame.columns.map((c, i) => [c, i]).filter(([c]) => c.kind === 'string');
      const values = frame.columns.map((c, i) => [c, i]).filter(([c]) => c.kind === 'number');
      for (const row of frame.rows) {
        for (const [c, i] of values) {
          const tag = labels.map(([, j]) => row[j]).join(' ');
          const name = tag ? (values.length > 1 ? tag + ' ' + c.name : tag) : c.name;
          if (!all.has(name)) all.set(name, []);
          all.get(name).push([row[t], row[i] === null ? null : Number(row[i])]);
        }
      }
    }
    return all;
  }

  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const base = () => ({ animation: false, color: palette(), textStyle: { color: style('--text'), fontFamily: 'inherit' },
    grid: { left: 8, right: 12, top: 28, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: style('--panel'), borderColor: style('--line'),
      textStyle: { color: style('--text'), fontSize: 12 } } });
  const axis = extra => ({ axisLine: { lineStyle: { color: style('--line') } }, axisLabel: { color: style('--soft'), hideOverlap: true, fontSize: 11 },
    splitLine: { lineStyle: { color: style('--line') } }, ...extra });

  const legend = () => ({ top: 3, left: 4, right: 4, type: 'scroll', icon: 'roundRect', itemWidth: 9, itemHeight: 9, itemGap: 14,
    textStyle: { color: style('--soft'), fontSize: 11 }, pageIconColor: style('--soft'), pageIconInactiveColor: style('--line'),
    pageTextStyle: { color: style('--soft') } });

  // A field's own options: the panel's, with those of its overrides ("custom.drawStyle") over them.
  function customOf(config) {
    const custom = { ...(config.custom ?? {}) };
    for (const key of Object.keys(config)) if (key.startsWith('custom.')) custom[key.slice(7)] = config[key];
    return custom;
  }

  const stacked = custom => custom.stacking?.mode && custom.stacking.mode !== 'none';

  // The chart library stacks the n-th values of all series, whatever their times: each series needs every time, as Grafana's join gives.
  function align(configs) {
    const times = [...new Set(configs.flatMap(({ data }) => data.map(([x]) => x)))].sort((a, b) => a - b);
    for (const config of configs) {
      const known = new Map(config.data);
      config.data = times.map(x => [x, known.get(x) ?? 0]);
    }
  }

  // Series over time, or over a number ("trend"). Fields of another unit or placed right get the second axis.
  function lines(panel, named, context, xAxis) {
    const option = base();
    option.legend = { ...legend(), show: panel.options?.legend?.showLegend !== false && named.size > 0 };
    if (!option.legend.show) option.grid.top = 10;
    option.xAxis = xAxis;
    const axes = [];
    const configs = [...named].map(([name, data]) => {
      const config = field(panel, name);
      const custom = customOf(config);
      const key = (config.unit ?? 'short') + (custom.axisPlacement === 'right' ? ' right' : '');
      let a = axes.findIndex(x => x.key === key);
      if (a < 0) { a = axes.length; axes.push({ key, config, right: custom.axisPlacement === 'right', label: custom.axisLabel }); }
      return { name, data, config, custom, axis: Math.min(1, a) };
    });
    align(configs.filter(({ custom }) => stacked(custom)));
    const shown = axes.length ? axes.slice(0, 2) : [{ config: defaults(panel) }];
    const order = shown.length === 2 && shown[0].right && !shown[1].right ? [1, 0] : [0, 1];
    option.series = [];
    for (const { name, data, config, custom, axis: a } of configs) {
      const bar = custom.drawStyle === 'bars';
      const fixed = config.color?.mode === 'fixed' ? colour(config.color.fixedColor) ?? style('--text') : undefined;
      const label = config.displayName ?? name;
      const tooltip = { valueFormatter: v => number(v, config.unit, config.decimals) ?? '–' };
      if (custom.hideFrom?.viz || custom['hideFrom.viz']) continue;
      option.series.push({ name: label, data, type: bar ? 'bar' : 'line', yAxisIndex: a, barMaxWidth: 26,
        showSymbol: custom.drawStyle === 'points' || custom.showPoints === 'always' || data.length === 1, symbolSize: 5,
        lineStyle: { width: custom.lineWidth || 1.5, type: custom.lineStyle?.fill === 'dash' || custom.fillBelowTo ? 'dashed' : 'solid' },
        areaStyle: !bar && custom.fillOpacity ? { opacity: custom.fillOpacity / 100 } : undefined,
        stack: stacked(custom) ? 'all' : undefined, z: bar ? 1 : 3,
        itemStyle: fixed ? { color: fixed, opacity: bar ? 0.75 : 1 } : undefined, connectNulls: custom.spanNulls === true, tooltip });
    }
    // What is drawn as length starts at zero.
    const lengths = i => configs.some(c => c.axis === i && (c.custom.drawStyle === 'bars' || stacked(c.custom)));
    option.yAxis = shown.map(({ config, label, key }, i) => axis({ type: 'value', scale: config.min === undefined && !lengths(i), min: config.min, max: config.max,
      interval: config.min !== undefined && config.max !== undefined ? (config.max - config.min) / 4 : undefined,
      position: shown.length === 1 ? 'left' : order[i] === 0 ? 'left' : 'right', splitNumber: 4, 
      name: label, nameLocation: 'middle', nameGap: 38, nameTextStyle: { color: style('--soft'), fontSize: 11 },
      splitLine: { show: i === 0, lineStyle: { color: style('--line') } },
      axisLabel: { color: style('--soft'), hideOverlap: true, formatter: v => number(v, config.unit, undefined, true) } }));
    return option;
  }

  function timeseries(panel, frames, context) {
    const xAxis = axis({ type: 'time', min: context.from, max: context.to, splitLine: { show: false } });
    const option = lines(panel, series(frames), context, xAxis);
    const marks = (context.annotations ?? []).filter(a => a.time <= context.to && (a.end ?? a.time) >= context.from);
    if (marks.length && option.series.length) {
      const tooltip = { formatter: p => escape(p.name) };
      const width = (context.to - context.from) / 200;
      option.series[0].markLine = { symbol: ['none', 'none'], label: { show: false }, lineStyle: { type: 'dashed', width: 1 }, tooltip,
        data: marks.filter(a => a.time >= context.from).slice(0, 80).map(a => ({ xAxis: a.time, name: a.text, lineStyle: { color: colour(a.color), opacity: 0.8 } })) };
      option.series[0].markArea = { tooltip, data: marks.filter(a => a.end && a.end - a.time > width).slice(0, 80).map(a => [
        { xAxis: Math.max(a.time, context.from), name: a.text, itemStyle: { color: colour(a.color), opacity: 0.07 } }, { xAxis: Math.min(a.end, context.to) }]), label: { show: false } };
    }
    return option;
  }

  // Wide rows whose first number, or the one named in the options, is the horizontal axis.
  function trend(panel, frames, context) {
    const frame = frames[0];
    const named = frame.columns.findIndex(c => c.name === panel.options?.xField);
    const x = named >= 0 ? named : frame.columns.findIndex(c => c.kind === 'number');
    const config = field(panel, frame.columns[x].name);
    const curves = new Map(frame.columns.map((c, i) => [c, i]).filter(([c, i]) => c.kind === 'number' && i !== x)
      .map(([c, i]) => [c.name, frame.rows.map(r => [Number(r[x]), r[i] === null ? null : Number(r[i])])]));
    const all = frame.rows.map(r => Number(r[x]));
    const xAxis = axis({ type: 'value', min: Math.min(...all), max: Math.max(...all), splitLine: { show: false }, name: config.displayName,
      nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: style('--soft'), fontSize: 11 },
      axisLabel: { color: style('--soft'), hideOverlap: true, formatter: v => number(v, config.unit) } });
    const option = lines(panel, curves, context, xAxis);
    if (config.displayName) option.grid.bottom = 20;
    option.tooltip.axisPointer = { label: { formatter: p => number(p.value, config.unit) } };
    return option;
  }

  function bars(panel, frames, horizontal) {
    const frame = frames[0];
    const labels = frame.columns.map((c, i) => [c, i]).filter(([c]) => c.kind !== 'number');
    const values = frame.columns.map((c, i) => [c, i]).filter(([c]) => c.kind === 'number');
    const categories = frame.rows.map(r => labels.map(([c, i]) => c.kind === 'time' ? number(r[i], 'dateTimeAsIso') : r[i]).join(' '));
    const option = base();
    const many = values.length > 1;
    option.grid.top = many ? 28 : 8;
    option.legend = { ...legend(), show: many };
    if (horizontal && !many) option.grid.right = 58;
    const category = axis({ type: 'category', data: categories, inverse: horizontal, splitLine: { show: false },
      axisLabel: { color: style('--soft'), fontSize: 11, hideOverlap: !horizontal, interval: horizontal ? 0 : 'auto', width: 150, overflow: 'truncate' } });
    const unit = defaults(panel).unit;
    const value = axis({ type: 'value', splitNumber: 3, axisLabel: { color: style('--soft'), fontSize: 11, hideOverlap: true, formatter: v => number(v, unit, undefined, true) } });
    option.xAxis = horizontal ? value : category;
    option.yAxis = horizontal ? category : value;
    option.series = values.map(([c, i]) => {
      const config = field(panel, c.name);
      return { name: config.displayName ?? c.name, type: 'bar', label: { show: horizontal && !many, position: 'right', color: style('--text'), fontSize: 11,
          formatter: p => number(p.value, config.unit, config.decimals) ?? '' }, stack: panel.options?.stacking === 'normal' ? 'all' : undefined, barMaxWidth: 22,
        itemStyle: config.color?.mode === 'fixed' ? { color: colour(config.color.fixedColor) } : undefined,
        data: frame.rows.map(r => many || config.color?.mode !== 'thresholds' ? r[i] : { value: r[i], itemStyle: { color: threshold(config, Number(r[i])) ?? undefined } }),
        tooltip: { valueFormatter: v => number(v, config.unit, config.decimals) ?? '–' } };
    });
    return option;
  }

  function pie(panel, frames) {
    const frame = frames[0];
    const l = frame.columns.findIndex(c => c.kind === 'string');
    const v = frame.columns.findIndex(c => c.kind === 'number');
    const option = base();
    option.tooltip.trigger = 'item';
    const sum = frame.rows.reduce((a, r) => a + Number(r[v]), 0);
    const share = new Map(frame.rows.map(r => [r[l], number(Number(r[v]) / (sum || 1), 'percentunit', 0)]));
    option.legend = { ...legend(), orient: 'vertical', left: '60%', right: undefined, top: 'middle', formatter: name => name + '  ' + share.get(name) };
    option.series = [{ type: 'pie', radius: ['45%', '78%'], center: ['32%', '50%'], label: { show: false },
      data: frame.rows.map(r => ({ name: r[l], value: Number(r[v]) })), tooltip: { valueFormatter: x => number(x, defaults(panel).unit) } }];
    return option;
  }

  // Rows are (time or text x, text y, number) cells.
  function heatmap(panel, frames) {
    const frame = frames[0];
    const n = frame.columns.findIndex(c => c.kind === 'number' && c.name === 'value');
    const v = n >= 0 ? n : frame.columns.map(c => c.kind).lastIndexOf('number');
    const [x, y] = frame.columns.map((c, i) => i).filter(i => i !== v);
    const label = i => value => frame.columns[i].kind === 'time' ? number(value, 'dateTimeAsIso') : String(value);
    const xs = [...new Set(frame.rows.map(r => label(x)(r[x])))];
    const ys = [...new Set(frame.rows.map(r => label(y)(r[y])))];
    const data = frame.rows.filter(r => r[v] !== null).map(r => [xs.indexOf(label(x)(r[x])), ys.indexOf(label(y)(r[y])), Number(r[v])]);
    const numbers = data.map(d => d[2]);
    const low = Math.min(...numbers), high = Math.max(...numbers);
    const diverging = low < 0;
    const bound = Math.max(Math.abs(low), Math.abs(high)) || 1;
    const option = base();
    option.grid.top = 8; option.grid.bottom = 40;
    option.tooltip = { ...option.tooltip, trigger: 'item', formatter: p => escape(`${ys[p.data[1]]} · ${xs[p.data[0]]}: ${number(p.data[2], defaults(panel).unit)}`) };
    option.xAxis = axis({ type: 'category', data: xs, splitLine: { show: false } });
    option.yAxis = axis({ type: 'category', data: ys, splitLine: { show: false } });
    option.visualMap = { min: diverging ? -bound : low, max: diverging ? bound : high, calculable: false, orient: 'horizontal', left: 'center', bottom: 0,
      itemHeight: 120, itemWidth: 10, precision: 2, textGap: 8, textStyle: { color: style('--soft'), fontSize: 11 },
      text: [diverging ? bound : high, diverging ? -bound : low].map(v => number(v, defaults(panel).unit, defaults(panel).decimals)),
      inRange: { color: diverging ? ['#d55e00', '#f3c9a8', style('--panel'), '#a6cfe8', '#0072b2'] : [style('--panel'), '#56b4e9', '#0072b2'] } };
    option.series = [{ type: 'heatmap', data }];
    return option;
  }

  // Rows are (time, end, text lane, text state) spans, or (time, text lane, state) points.
  function timeline(panel, frames, context) {
    const frame = frames[0];
    const at = name => frame.columns.findIndex(c => c.name === name);
    const t = at('time'), e = at('timeend'), lane = at('metric'), state = at('state');
    const lanes = [...new Set(frame.rows.map(r => r[lane]))];
    const states = [...new Set(frame.rows.map(r => String(r[state])))];
    const option = base();
    option.grid.top = 8;
    option.tooltip = { ...option.tooltip, trigger: 'item', formatter: p => escape(`${lanes[p.value[0]]}: ${p.name}`) };
    option.xAxis = axis({ type: 'time', min: context.from, max: context.to, splitLine: { show: false } });
    option.yAxis = axis({ type: 'category', data: lanes, splitLine: { show: false } });
    option.series = [{ type: 'custom', encode: { x: [1, 2], y: 0 },
      renderItem: (params, api) => {
        const from = api.coord([api.value(1), api.value(0)]), to = api.coord([api.value(2), api.value(0)]);
        const height = Math.min(18, api.size([0, 1])[1] * 0.6);
        const left = Math.max(from[0], params.coordSys.x), right = Math.min(Math.max(to[0], from[0] + 3), params.coordSys.x + params.coordSys.width);
        return right < left ? null : { type: 'rect', shape: { x: left, y: from[1] - height / 2, width: Math.max(3, right - left), height }, style: api.style() };
      },
      data: frame.rows.map(r => {
        const map = mapped(defaults(panel), r[state]);
        return { name: map?.text ?? String(r[state]), value: [lanes.indexOf(r[lane]), r[t], e >= 0 && r[e] ? r[e] : context.to],
          itemStyle: { color: map?.color ? colour(map.color) : palette()[states.indexOf(String(r[state])) % PALETTE.length] } };
      }) }];
    return option;
  }

  const escape = s => String(s).replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }[c]));

  function stat(panel, frames) {
    const cells = [];
    for (const frame of frames) {
      const last = frame.rows[frame.rows.length - 1];
      const rows = panel.options?.reduceOptions?.values ? frame.rows : last ? [last] : [];
      for (const row of rows) {
        const label = frame.columns.map((c, i) => c.kind === 'string' ? row[i] : null).filter(v => v !== null).join(' ');
        const values = frame.columns.map((c, i) => [c, i]).filter(([c]) => c.kind === 'number');
        if (!values.length) cells.push(`<div class="stat"><b>${escape(row[0] ?? '')}</b></div>`);
        for (const [c, i] of values) {
          const config = field(panel, c.name);
          const map = mapped(config, row[i]);
          const text = map?.text ?? number(row[i], config.unit, config.decimals) ?? config.noValue ?? '–';
          const shade = map?.color ? colour(map.color) : threshold(config, Number(row[i]));
          cells.push(`<div class="stat"><b style="${shade ? 'color:' + shade : ''}">${escape(text)}</b><small>${escape(config.displayName ?? (label || c.name))}</small></div>`);
        }
      }
    }
    return `<div class="stats">${cells.join('')}</div>`;
  }

  function table(panel, frames, link) {
    const frame = frames[0];
    const shown = frame.columns.map((c, i) => ({ ...c, i, config: field(panel, c.name) }))
      .filter(c => !c.config['custom.hideFrom.viz'] && !c.config['custom.hidden']);
    const head = shown.map(c => `<th class="${c.kind}">${escape(c.config.displayName ?? c.name)}</th>`).join('');
    const body = frame.rows.slice(0, 500).map(row => '<tr>' + shown.map(c => {
      const value = row[c.i];
      const map = mapped(c.config, value);
      const text = map?.text ?? number(value, c.kind === 'time' ? 'dateTimeAsIso' : c.config.unit, c.config.decimals) ?? '–';
      const shade = map?.color ? colour(map.color) : c.kind === 'number' && c.config.color?.mode === 'thresholds' ? threshold(c.config, Number(value)) : null;
      const target = c.config.links?.[0] ? link(c.config.links[0].url, frame, row) : null;
      const inner = target ? `<a href="${escape(target)}">${escape(text)}</a>` : escape(text);
      const long = String(text).length > 40 ? " long" : "";
      return `<td class="${c.kind}${long}" style="${shade ? 'color:' + shade : ''}">${inner}</td>`;
    }).join('') + '</tr>').join('');
    return frame.rows.length === 0 ? '' : `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  }

  function markdown(text) {
    return escape(text).split(/\n\n+/).map(block => {
      if (/^#+ /.test(block)) return `<h3>${block.replace(/^#+ /, '')}</h3>`;
      if (/^- /.test(block)) return '<ul>' + block.split(/\n/).map(l => `<li>${l.replace(/^- /, '')}</li>`).join('') + '</ul>';
      return `<p>${block}</p>`;
    }).join('').replace(/\*\*(.+?)\*\*/g, '<b>$1</b>').replace(/\[(.+?)\]\(\/d\/([\w-]+)[^)]*\)/g, '<a href="#$2">$1</a>');
  }

  const DRAWN = { timeseries, trend, barchart: (p, f) => bars(p, f, p.options?.orientation === 'horizontal'), bargauge: (p, f) => bars(p, f, true),
    piechart: pie, heatmap, 'state-timeline': timeline };
  return { DRAWN, stat, table, markdown, escape, colour };
})();
