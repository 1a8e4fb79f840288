// The rule editor: line numbers, marks under what is wrong (the server says where), and words that fit at the cursor.
(() => {
  const editor = document.querySelector('[data-rule-editor]');
  if (!editor) return;
  const text = editor.querySelector('textarea');
  const gutter = editor.querySelector('.crowd-gutter');
  const marks = editor.querySelector('.crowd-marks');
  const words = editor.querySelector('[role=listbox]');
  const check = document.getElementById('rule-check');
  const publish = document.getElementById('publish-rules');
  let offered = null, chosen = 0, asking = null;

  const scroll = () => {
    gutter.scrollTop = text.scrollTop;
    marks.style.transform = `translate(${-text.scrollLeft}px, ${-text.scrollTop}px)`;
  };
  const problems = () => [...check.querySelectorAll('[data-line]')].map(b => ({ line: +b.dataset.line, column: +b.dataset.column, kind: b.dataset.kind }));
  const offsetOf = (line, column) => text.value.split('\n').slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0) + column - 1;

  const paint = () => {
    const found = problems();
    const lines = text.value.split('\n');
    gutter.replaceChildren(...lines.map((_, i) => {
      const number = document.createElement('span');
      number.textContent = `${i + 1}\n`;
      number.className = found.find(p => p.line === i + 1)?.kind ?? '';
      return number;
    }));
    marks.replaceChildren(...lines.flatMap((line, i) => {
      const here = found.filter(p => p.line === i + 1).sort((a, b) => a.column - b.column)[0];
      if (!here) return [`${line}\n`];
      const start = Math.min(here.column - 1, line.length);
      const length = Math.max(1, line.slice(start).match(/^[\w.-]+|^\S+|^/)[0].length);
      const mark = document.createElement('mark');
      mark.className = here.kind;
      mark.textContent = line.slice(start, start + length) || ' ';
      return [line.slice(0, start), mark, `${line.slice(start + length)}\n`];
    }));
    publish.disabled = found.some(p => p.kind === 'error');
    scroll();
  };

  const hide = () => {
    offered = null;
    words.hidden = true;
    words.replaceChildren();
    text.removeAttribute('aria-activedescendant');
  };
  const mark = index => {
    chosen = (index + words.children.length) % words.children.length;
    [...words.children].forEach((item, i) => item.setAttribute('aria-selected', i === chosen));
    words.children[chosen].scrollIntoView({ block: 'nearest' });
    text.setAttribute('aria-activedescendant', words.children[chosen].id);
  };
  const accept = index => {
    const { from, words: list } = offered;
    text.setRangeText(list[index].text, from, text.selectionEnd, 'end');
    hide();
    text.focus();
    text.dispatchEvent(new Event('input', { bubbles: true }));
    hide();
  };
  const show = completion => {
    if (completion.words.length === 0) return hide();
    offered = completion;
    words.replaceChildren(...completion.words.map((word, i) => {
      const item = document.createElement('li');
      item.id = `rule-word-${i}`;
      item.role = 'option';
      const name = document.createElement('strong');
      name.textContent = word.text;
      item.append(name, ` ${word.kind}${word.meaning ? `: ${word.meaning}` : ''}`);
      item.addEventListener('mousedown', event => { event.preventDefault(); accept(i); });
      return item;
    }));
    const style = getComputedStyle(text);
    const before = text.value.slice(0, completion.from);
    const line = before.split('\n').length;
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = style.font;
    const left = parseFloat(style.paddingLeft) + pen.measureText('0').width * (before.length - before.lastIndexOf('\n') - 1) - text.scrollLeft;
    words.style.left = `${Math.max(0, Math.min(left, text.clientWidth - 320))}px`;
    words.style.top = `${parseFloat(style.paddingTop) + line * parseFloat(style.lineHeight) - text.scrollTop}px`;
    words.hidden = false;
    mark(0);
  };
  const complete = async asked => {
    asking?.abort();
    asking = new AbortController();
    const form = new FormData(text.form);
    form.set('caret', text.selectionStart);
    form.set('asked', asked);
    try {
      const answer = await fetch(`${editor.dataset.ruleEditor}/complete`, { method: 'POST', body: new URLSearchParams(form), signal: asking.signal });
      if (answer.ok) show(await answer.json());
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
    }
  };

  text.addEventListener('input', event => {
    paint();
    if (event.isTrusted) complete(false);
  });
  text.addEventListener('scroll', () => { scroll(); hide(); });
  text.addEventListener('blur', hide);
  text.addEventListener('click', hide);
  text.addEventListener('keydown', event => {
    if (event.key === ' ' && event.ctrlKey) { event.preventDefault(); complete(true); return; }
    if (!offered) return;
    const act = { ArrowDown: () => mark(chosen + 1), ArrowUp: () => mark(chosen - 1), Enter: () => accept(chosen), Tab: () => accept(chosen), Escape: hide }[event.key];
    if (!act) { if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') hide(); return; }
    event.preventDefault();
    act();
  });
  check.addEventListener('click', event => {
    const button = event.target.closest('[data-line]');
    if (!button) return;
    const at = offsetOf(+button.dataset.line, +button.dataset.column);
    text.focus();
    text.setSelectionRange(at, at);
  });
  document.addEventListener('htmx:afterSettle', event => { if (event.detail.target === check) paint(); });
  paint();
})();
