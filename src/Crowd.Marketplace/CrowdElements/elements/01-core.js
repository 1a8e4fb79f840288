// Crowd's own make of Amazon's crowd HTML elements: the same tags and attributes, the same answers, nothing from another host.
// The parts in this folder are served as one script, crowd-html-elements.js, in order of their numbers.
'use strict';
(() => {
  const source = document.currentScript && document.currentScript.src ? new URL('.', document.currentScript.src).href : '/crowd-elements/';

  // Attributes hold lists "as JSON", but the samples write {text: 'None'} and ['a', 'b'], with trailing commas.
  function relaxedJson(text) {
    let at = 0;
    const fail = () => { throw new SyntaxError('Not a list or object: ' + text); };
    const space = () => { while (at < text.length && /\s/.test(text[at])) at++; };
    const quoted = () => {
      const quote = text[at++];
      let value = '';
      while (at < text.length && text[at] !== quote) {
        if (text[at] === '\\') {
          at++;
          if (text[at] === 'u') {
            value += String.fromCharCode(parseInt(text.substr(at + 1, 4), 16));
            at += 5;
            continue;
          }
          value += { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }[text[at]] || text[at];
        } else {
          value += text[at];
        }
        at++;
      }
      at++;
      return value;
    };
    const word = () => {
      const match = /^[^\s,:[\]{}'"]+/.exec(text.slice(at)) || fail();
      at += match[0].length;
      return match[0];
    };
    const value = () => {
      space();
      if (text[at] === '[') return list();
      if (text[at] === '{') return object();
      if (text[at] === '"' || text[at] === "'") return quoted();
      const plain = word();
      return plain === 'true' ? true : plain === 'false' ? false : plain === 'null' ? null : isNaN(plain) ? plain : Number(plain);
    };
    const list = () => {
      const values = [];
      at++;
      for (space(); text[at] !== ']'; space()) {
        if (at >= text.length) fail();
        values.push(value());
        space();
        if (text[at] === ',') at++;
      }
      at++;
      return values;
    };
    const object = () => {
      const values = {};
      at++;
      for (space(); text[at] !== '}'; space()) {
        if (at >= text.length) fail();
        const key = text[at] === '"' || text[at] === "'" ? quoted() : word();
        space();
        if (text[at++] !== ':') fail();
        values[key] = value();
        space();
        if (text[at] === ',') at++;
      }
      at++;
      return values;
    };
    return value();
  }

  // <b>element</b>, attributes (on… are listeners), children.
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  }

  let made = 0;

  // An element that builds itself once its own children are there.
  class CrowdElement extends HTMLElement {
    connectedCallback() {
      if (this.built) return;
      const build = () => {
        if (this.built || !this.isConnected) return;
        this.built = true;
        this.id ||= 'crowd-' + ++made;
        this.build();
      };
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', build, { once: true });
      else queueMicrotask(build);
    }

    get name() { return this.getAttribute('name') || ''; }
    set name(value) { this.setAttribute('name', value); }
    flag(name) { return this.hasAttribute(name) && this.getAttribute(name) !== 'false'; }
    json(name, otherwise) { return this.hasAttribute(name) ? relaxedJson(this.getAttribute(name)) : otherwise; }
    region(tag) { return [...this.children].find(child => child.localName === tag) || null; }
    // What the element adds to the answer, and what is still missing in it.
    writeTo() { }
    problem() { return ''; }
    reset() { }
  }

  // Instructions beside a widget: the short ones in sight, the full ones to unfold.
  function instructions(host) {
    const short = host.region('short-instructions');
    const full = host.region('full-instructions');
    if (!short && !full) return null;
    const box = make('aside', { class: 'crowd-instructions', 'aria-label': 'Instructions' });
    if (short) box.append(...short.childNodes);
    if (full) {
      const more = make('details', null, make('summary', null, full.getAttribute('header') || 'Full instructions'));
      more.append(...full.childNodes);
      box.append(more);
    }
    short?.remove();
    full?.remove();
    return box;
  }

  // Digits choose, unless somebody is writing.
  function onDigit(host, choose) {
    document.addEventListener('keydown', event => {
      if (!host.isConnected || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.composedPath()[0];
      if (target instanceof HTMLElement && target.matches('input:not([type=radio], [type=checkbox], [type=range]), textarea, select')) return;
      if (document.querySelectorAll(host.localName).length > 1 && !host.contains(document.activeElement)) return;
      if (/^[1-9]$/.test(event.key) && choose(Number(event.key) - 1)) event.preventDefault();
    });
  }

  const define = (tag, type) => customElements.get(tag) || customElements.define(tag, type);
  window.CrowdElements = { CrowdElement, relaxedJson, make, instructions, onDigit, define, source };
  document.head.append(make('link', { rel: 'stylesheet', href: source + 'crowd-elements.css' }));
})();
