// Charts: any element with data-chart holds an ECharts option as JSON. Live parts: any element with data-live names an event
// stream; each event tells htmx to fetch the part anew.
(() => {
  const draw = root => root.querySelectorAll('[data-chart]').forEach(element => {
    const chart = echarts.getInstanceByDom(element) ?? echarts.init(element, null, { renderer: 'svg' });
    chart.setOption(JSON.parse(element.dataset.chart), true);
  });
  const listen = root => root.querySelectorAll('[data-live]').forEach(element => {
    if (element.liveSource) return;
    element.liveSource = new EventSource(element.dataset.live);
    element.liveSource.addEventListener('changed', () => htmx.trigger(element, 'changed'));
  });
  const start = root => { if (window.echarts) draw(root); listen(root); };
  document.addEventListener('DOMContentLoaded', () => start(document));
  document.addEventListener('htmx:afterSettle', event => start(event.detail.elt.parentElement ?? document));
  window.addEventListener('resize', () => document.querySelectorAll('[data-chart]').forEach(e => echarts.getInstanceByDom(e)?.resize()));
  window.addEventListener('pagehide', () => document.querySelectorAll('[data-live]').forEach(e => e.liveSource?.close()));
})();
