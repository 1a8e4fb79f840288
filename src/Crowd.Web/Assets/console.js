// Charts: an element with data-chart holds an ECharts option as JSON. Live parts: an element with data-live names an event stream;
// each event tells htmx to fetch what is inside anew. Buttons with data-confirm ask first.
(() => {
  const chartsIn = root => window.echarts ? root.querySelectorAll('[data-chart]') : [];
  const close = element => echarts.getInstanceByDom(element)?.dispose();
  const draw = root => chartsIn(root).forEach(element => {
    close(element);
    const dark = document.documentElement.dataset.bsTheme === 'dark';
    const chart = echarts.init(element, dark ? 'dark' : null, { renderer: 'svg' });
    chart.setOption({ backgroundColor: 'transparent', ...JSON.parse(element.dataset.chart) });
    chart.on('click', point => { if (point.data?.url) location.assign(point.data.url); });
  });
  const listen = element => {
    const source = new EventSource(element.dataset.live);
    source.addEventListener('changed', () => htmx.trigger(element, 'changed'));
    source.addEventListener('ended', () => source.close());
    addEventListener('pagehide', () => source.close());
    addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
  };
  document.addEventListener('DOMContentLoaded', () => {
    draw(document);
    document.querySelectorAll('[data-live]').forEach(listen);
  });
  document.addEventListener('htmx:beforeSwap', event => chartsIn(event.detail.target).forEach(close));
  // Somebody may be writing in an open menu: that part waits.
  document.addEventListener('htmx:oobBeforeSwap', event => { event.detail.shouldSwap = !event.detail.target.querySelector('details[open]'); });
  document.addEventListener('htmx:afterSettle', event => draw(event.detail.target));
  document.addEventListener('crowd:theme', () => draw(document));
  addEventListener('resize', () => chartsIn(document).forEach(element => echarts.getInstanceByDom(element)?.resize()));
  document.addEventListener('submit', event => {
    const question = event.submitter?.dataset.confirm;
    if (question && !confirm(question)) event.preventDefault();
  });
})();
