// Texts that are cut off or lie on one another: HTML by its boxes, charts by the list of what they draw.
(() => {
  const faults = [];
  const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  const pairs = (list, name) => list.forEach((a, i) => list.slice(i + 1).forEach(b => {
    if (meet(a.box, b.box)) faults.push(`${name}: "${a.text}" and "${b.text}" overlap`);
  }));
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the window');
  for (const panel of document.querySelectorAll('.panel')) {
    const title = panel.querySelector('h2');
    const name = title.firstChild.textContent.trim();
    if (title.scrollWidth > title.clientWidth + 1) faults.push(`${name}: the title is cut off`);
    const cells = [...panel.querySelectorAll('.stat b, .stat small, .none')]
      .map(e => ({ text: e.textContent, box: e.getBoundingClientRect() }));
    for (const cell of cells) if (!inside(cell.box, panel.getBoundingClientRect())) faults.push(`${name}: "${cell.text}" is cut off`);
    pairs(cells, name);
    const body = panel.querySelector('.body');
    if (panel.querySelector('.text') && body.scrollHeight > body.clientHeight + 2) faults.push(`${name}: the text is cut off`);
    if (panel.querySelector('table') && body.scrollWidth > body.clientWidth + 2) faults.push(`${name}: the table is wider than its panel`);
    const chart = echarts.getInstanceByDom(body);
    if (!chart) continue;
    const texts = [];
    for (const drawn of chart.getZr().storage.getDisplayList(true)) {
      if (drawn.type !== 'tspan' || !drawn.style?.text?.trim() || drawn.ignore || drawn.invisible || drawn.style.opacity === 0) continue;
      const box = drawn.getBoundingRect().clone();
      if (drawn.transform) box.applyTransform(drawn.transform);
      const text = { text: drawn.style.text, box: { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height } };
      // A scrolling legend keeps its other pages beside the visible one, behind a clip path.
      if (drawn.__clipPaths?.length) continue;
      texts.push(text);
    }
    pairs(texts, name);
  }
  return faults;
})()
