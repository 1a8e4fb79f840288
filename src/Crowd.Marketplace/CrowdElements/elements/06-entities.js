// crowd-entity-annotation: mark stretches of a text. It has its own form and Submit button, in its shadow, as Amazon's had.
'use strict';
(() => {
  const { CrowdElement, make, define, instructions, onDigit, source } = CrowdElements;

  class EntityText extends CrowdElement {
    build() {
      const host = this.host;
      this.dataset.crowd = '';
      this.text = host.getAttribute('text') || '';
      this.labels = host.json('labels', []).map(label => typeof label === 'string' ? { label } : label);
      this.entities = host.json('initial-value', []).map(({ label, startOffset, endOffset }) => ({ label, startOffset, endOffset }));
      this.current = 0;
      this.buttons = this.labels.map((label, i) => make('button', {
        type: 'button', role: 'radio', class: 'crowd-label colour-' + i % 10, 'aria-checked': String(i === 0), onclick: () => this.choose(i),
      }, label.fullDisplayName || label.label, i < 9 ? make('kbd', { 'aria-hidden': 'true' }, i + 1) : ''));
      this.board = make('div', { class: 'crowd-text', tabindex: '0', role: 'group',
        'aria-label': 'The text. Select with the mouse; or move by words with the arrow keys, extend with Shift, and press Enter to mark.' });
      this.list = make('ul', { class: 'crowd-marks', 'aria-label': 'What you have marked' });
      this.words = [...this.text.matchAll(/\S+/g)].map(match => [match.index, match.index + match[0].length]);
      this.from = this.to = -1;
      this.board.addEventListener('mouseup', () => this.markSelection());
      this.board.addEventListener('keydown', event => this.onKey(event));
      this.append(
        ...[host.hasAttribute('header') ? make('h2', null, host.getAttribute('header')) : null, instructions(host),
          make('div', { class: 'crowd-palette', role: 'radiogroup', 'aria-label': 'Label for what you mark next' }, ...this.buttons), this.board, this.list].filter(Boolean));
      onDigit(host, index => index < this.labels.length && (this.choose(index), true));
      this.show();
    }

    choose(index) {
      this.current = index;
      this.buttons.forEach((button, i) => button.setAttribute('aria-checked', String(i === index)));
      this.markSelection();
    }

    onKey(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && this.words.length) {
        event.preventDefault();
        this.to = Math.min(this.words.length - 1, Math.max(0, this.to + step));
        if (!event.shiftKey || this.from < 0) this.from = this.to;
        this.show();
      } else if (event.key === 'Enter' && this.from >= 0) {
        event.preventDefault();
        const [first, last] = [Math.min(this.from, this.to), Math.max(this.from, this.to)];
        this.add(this.words[first][0], this.words[last][1]);
      }
    }

    markSelection() {
      const root = this.getRootNode();
      const selection = root.getSelection ? root.getSelection() : getSelection();
      if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
      const [start, end] = [this.offset(selection.anchorNode, selection.anchorOffset), this.offset(selection.focusNode, selection.focusOffset)];
      if (start === null || end === null) return;
      let [low, high] = [Math.min(start, end), Math.max(start, end)];
      while (low < high && /\s/.test(this.text[low])) low++;
      while (high > low && /\s/.test(this.text[high - 1])) high--;
      selection.removeAllRanges();
      if (low < high) this.add(low, high);
    }

    // Where in the text a place in the page is; the pieces know where they start.
    offset(node, offset) {
      const piece = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.('[data-start]');
      return piece && this.board.contains(piece) ? Number(piece.dataset.start) + (node.nodeType === Node.TEXT_NODE ? offset : 0) : null;
    }

    add(startOffset, endOffset) {
      this.entities = this.entities.filter(entity => entity.endOffset <= startOffset || entity.startOffset >= endOffset);
      this.entities.push({ label: this.labels[this.current].label, startOffset, endOffset });
      this.entities.sort((a, b) => a.startOffset - b.startOffset);
      this.show();
    }

    remove(entity) {
      this.entities = this.entities.filter(other => other !== entity);
      this.show();
    }

    show() {
      const [low, high] = this.from < 0 ? [-1, -1]
        : [this.words[Math.min(this.from, this.to)][0], this.words[Math.max(this.from, this.to)][1]];
      const cuts = [...new Set([0, this.text.length, ...this.entities.flatMap(e => [e.startOffset, e.endOffset]), ...(low < 0 ? [] : [low, high])])].sort((a, b) => a - b);
      this.board.replaceChildren(...cuts.slice(1).map((end, i) => {
        const start = cuts[i];
        const entity = this.entities.find(e => e.startOffset <= start && e.endOffset >= end);
        const index = entity ? this.labels.findIndex(label => label.label === entity.label) : -1;
        const piece = make(entity ? 'mark' : 'span', {
          'data-start': start, class: (entity ? 'colour-' + index % 10 : '') + (start >= low && end <= high ? ' crowd-cursor' : ''),
          'data-short': entity && entity.endOffset === end ? this.labels[index]?.shortDisplayName || entity.label : null,
        }, this.text.slice(start, end));
        return piece;
      }));
      this.list.replaceChildren(...this.entities.map(entity => {
        const words = `${entity.label}: ${this.text.slice(entity.startOffset, entity.endOffset)}`;
        return make('li', null, words, make('button', { type: 'button', 'aria-label': 'Remove ' + words, onclick: () => this.remove(entity) }, '✕'));
      }));
    }

    // Offsets count Unicode characters, not UTF-16 units.
    writeTo(answers) {
      const count = offset => [...this.text.slice(0, offset)].length;
      if (this.host.name) {
        answers[this.host.name] = { entities: this.entities.map(e => ({ endOffset: count(e.endOffset), label: e.label, startOffset: count(e.startOffset) })) };
      }
    }

    reset() { this.entities = []; this.show(); }
  }

  class CrowdEntityAnnotation extends CrowdElement {
    build() {
      const root = this.attachShadow({ mode: 'open' });
      this.widget = document.createElement('crowd-entity-text');
      this.widget.host = this;
      const form = document.createElement('crowd-form');
      form.append(this.widget);
      root.append(make('link', { rel: 'stylesheet', href: source + 'crowd-elements.css' }), form, document.createElement('slot'));
    }
  }

  define('crowd-entity-text', EntityText);
  define('crowd-entity-annotation', CrowdEntityAnnotation);
})();
