// Boxes and polygons, drawn with Annotorious; key points. All can be done with the keyboard too: the list under the image.
'use strict';
(() => {
  const { CrowdElement, make, define, instructions, onDigit, source } = CrowdElements;
  const colours = ['#e6194b', '#0b5cad', '#1d8a3d', '#b35c00', '#7b2fbf', '#00808a', '#a0005a', '#5c6b00', '#8a3b12', '#3f4a5a'];
  let library = null;

  function annotorious() {
    return library ||= new Promise((resolve, reject) => {
      document.head.append(
        make('link', { rel: 'stylesheet', href: source + 'annotorious.css' }),
        make('script', { src: source + 'annotorious.js', onload: () => resolve(window.Annotorious), onerror: () => reject(new Error('annotorious.js did not load')) }));
    });
  }

  // What the three widgets share: the image, its labels, a list of what was marked.
  class ImageMarker extends CrowdElement {
    build() {
      this.dataset.crowd = '';
      this.labels = this.json('labels', []);
      this.label = this.labels[0];
      this.image = make('img', { src: this.getAttribute('src'), alt: this.getAttribute('alt') || 'The image to mark' });
      this.stage = make('div', { class: 'crowd-stage' }, this.image);
      this.list = make('ul', { class: 'crowd-marks', 'aria-label': 'What you have marked' });
      const palette = make('div', { class: 'crowd-palette', role: 'radiogroup', 'aria-label': 'Label for what you mark next' });
      this.buttons = this.labels.map((label, i) => make('button', {
        type: 'button', role: 'radio', 'aria-checked': String(i === 0), class: 'crowd-label colour-' + i % colours.length, onclick: () => this.choose(i),
      }, label, i < 9 ? make('kbd', { 'aria-hidden': 'true' }, i + 1) : ''));
      palette.append(...this.buttons);
      const byKey = make('button', { type: 'button', class: 'crowd-button', onclick: () => this.addInMiddle() }, 'Add one in the middle');
      const header = this.hasAttribute('header') ? make('h2', null, this.getAttribute('header')) : null;
      this.replaceChildren(...[header, instructions(this), palette, this.stage, byKey, this.list].filter(Boolean));
      onDigit(this, index => index < this.labels.length && (this.choose(index), true));
      if (this.image.complete && this.image.naturalWidth) this.start();
      else this.image.addEventListener('load', () => this.start(), { once: true });
    }

    choose(index) {
      this.label = this.labels[index];
      this.buttons.forEach((button, i) => button.setAttribute('aria-checked', String(i === index)));
    }

    colour(label) { return colours[Math.max(0, this.labels.indexOf(label)) % colours.length]; }

    get size() { return { width: this.image.naturalWidth, height: this.image.naturalHeight }; }

    // One line: move with the arrow keys, Shift for its far corner, Delete to take it away.
    line(text, label, move, remove) {
      const handle = make('button', { type: 'button', class: 'crowd-handle', 'aria-label': `${label}: ${text}. Arrow keys move it, with Shift its size; Delete removes it.` }, `${label} ${text}`);
      handle.addEventListener('keydown', event => {
        const step = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, -5], ArrowDown: [0, 5] }[event.key];
        if (step) {
          event.preventDefault();
          const place = [...this.list.children].indexOf(handle.parentElement);
          move(...step, event.shiftKey);
          this.list.children[place]?.firstChild.focus();
        } else if (event.key === 'Delete' || event.key === 'Backspace') {
          event.preventDefault();
          remove();
        }
      });
      return make('li', { class: 'colour-' + Math.max(0, this.labels.indexOf(label)) % colours.length }, handle,
        make('button', { type: 'button', 'aria-label': `Remove ${label} ${text}`, onclick: remove }, '✕'));
    }

    writeTo(answers) { if (this.name) answers[this.name] = this.value; }
    problem() { return this.started ? '' : 'The image has not loaded yet.'; }
  }

  class Drawing extends ImageMarker {
    async start() {
      const { createImageAnnotator } = await annotorious();
      this.annotator = createImageAnnotator(this.image, {
        drawingMode: this.tool === 'polygon' ? 'click' : 'drag',
        style: annotation => ({ stroke: this.colour(this.labelOf(annotation)), strokeWidth: 2, fill: this.colour(this.labelOf(annotation)), fillOpacity: 0.12 }),
      });
      this.annotator.setDrawingTool(this.tool);
      this.annotator.on('createAnnotation', annotation => {
        this.annotator.updateAnnotation({ ...annotation, bodies: [this.body(annotation.id, this.label)] });
        this.annotator.setSelected();  // the next drag draws the next one
        this.show();
      });
      for (const change of ['updateAnnotation', 'deleteAnnotation']) this.annotator.on(change, () => this.show());
      document.addEventListener('keydown', event => {
        if ((event.key === 'Delete' || event.key === 'Backspace') && !event.composedPath()[0].matches('input, textarea, button')) {
          this.annotator.getSelected().forEach(selected => this.annotator.removeAnnotation(selected.id));
        }
      });
      this.initial = this.json('initial-value', []);
      this.initial.forEach(mark => this.add(mark.label, this.selectorOf(mark)));
      this.started = true;
      this.dataset.started = '';
      this.show();
      this.dispatchEvent(new CustomEvent('crowd-ready', { bubbles: true }));
    }

    body(annotation, label) { return { id: annotation + '-label', annotation, purpose: 'tagging', value: label }; }
    labelOf(annotation) { return annotation.bodies?.[0]?.value || this.label; }

    add(label, selector) {
      const id = 'mark-' + Math.random().toString(36).slice(2);
      this.annotator.addAnnotation({ id, bodies: [this.body(id, label)], target: { annotation: id, selector } });
      this.show();
    }

    show() {
      this.list.replaceChildren(...this.annotator.getAnnotations().map(annotation => this.line(
        this.words(annotation.target.selector.geometry), this.labelOf(annotation),
        (dx, dy, far) => {
          this.annotator.updateAnnotation({ ...annotation, target: { ...annotation.target, selector: this.moved(annotation.target.selector, dx, dy, far) } });
          this.show();
        },
        () => { this.annotator.removeAnnotation(annotation.id); this.show(); })));
    }

    get marks() { return this.annotator ? this.annotator.getAnnotations() : []; }
    reset() { this.annotator?.clearAnnotations(); this.show(); }
  }

  const bounds = points => ({
    minX: Math.min(...points.map(p => p[0])), minY: Math.min(...points.map(p => p[1])),
    maxX: Math.max(...points.map(p => p[0])), maxY: Math.max(...points.map(p => p[1])),
  });
  const rectangle = (x, y, w, h) => ({ type: 'RECTANGLE', geometry: { x, y, w, h, bounds: { minX: x, minY: y, maxX: x + w, maxY: y + h } } });
  const polygon = points => ({ type: 'POLYGON', geometry: { points, bounds: bounds(points) } });
  const between = (low, value, high) => Math.min(high, Math.max(low, value));

  class CrowdBoundingBox extends Drawing {
    get tool() { return 'rectangle'; }
    selectorOf(mark) { return rectangle(mark.left, mark.top, mark.width, mark.height); }
    addInMiddle() { const { width, height } = this.size; this.add(this.label, rectangle(width * 0.4, height * 0.4, width * 0.2, height * 0.2)); }
    words(box) { return `${Math.round(box.w)} × ${Math.round(box.h)} at ${Math.round(box.x)}, ${Math.round(box.y)}`; }
    moved({ geometry: { x, y, w, h } }, dx, dy, far) {
      const { width, height } = this.size;
      return far
        ? rectangle(x, y, between(1, w + dx, width - x), between(1, h + dy, height - y))
        : rectangle(between(0, x + dx, width - w), between(0, y + dy, height - h), w, h);
    }

    get value() {
      const { width, height } = this.size;
      const boxes = this.marks.map(mark => {
        const { minX, minY, maxX, maxY } = mark.target.selector.geometry.bounds;
        const [left, top] = [between(0, Math.round(minX), width), between(0, Math.round(minY), height)];
        return { height: between(0, Math.round(maxY), height) - top, label: this.labelOf(mark), left, top, width: between(0, Math.round(maxX), width) - left };
      });
      const value = { boundingBoxes: boxes, inputImageProperties: { height, width } };
      if (this.hasAttribute('initial-value')) value.initialValueModified = !this.sameAsInitial(boxes);
      return value;
    }

    sameAsInitial(boxes) {
      const text = list => JSON.stringify(list.map(box => [box.label, ...['left', 'top', 'width', 'height'].map(side => Math.round(box[side]))]).sort());
      return text(boxes) === text(this.initial || []);
    }
  }

  class CrowdPolygon extends Drawing {
    get tool() { return 'polygon'; }
    selectorOf(mark) { return polygon(mark.vertices.map(point => [point.x, point.y])); }
    addInMiddle() {
      const { width, height } = this.size;
      this.add(this.label, polygon([[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]].map(([x, y]) => [x * width, y * height])));
    }
    words(shape) { return `${shape.points.length} corners from ${Math.round(shape.points[0][0])}, ${Math.round(shape.points[0][1])}`; }
    moved({ geometry: { points, bounds: b } }, dx, dy, far) {
      const { width, height } = this.size;
      const [w, h] = [Math.max(1, b.maxX - b.minX), Math.max(1, b.maxY - b.minY)];
      return polygon(points.map(([x, y]) => far
        ? [b.minX + (x - b.minX) * Math.max(1, w + dx) / w, b.minY + (y - b.minY) * Math.max(1, h + dy) / h]
        : [x + between(-b.minX, dx, width - b.maxX), y + between(-b.minY, dy, height - b.maxY)]));
    }

    get value() {
      const { width, height } = this.size;
      return {
        inputImageProperties: { height, width },
        polygons: this.marks.map(mark => ({
          label: this.labelOf(mark),
          vertices: mark.target.selector.geometry.points.map(([x, y]) => ({ x: between(0, Math.round(x), width), y: between(0, Math.round(y), height) })),
        })),
      };
    }
  }

  class CrowdKeypoint extends ImageMarker {
    start() {
      this.points = this.json('initial-value', []).filter(point => this.labels.includes(point.label));
      this.layer = make('div', { class: 'crowd-layer' });
      this.stage.append(this.layer);
      this.layer.addEventListener('click', event => {
        const box = this.image.getBoundingClientRect();
        const { width, height } = this.size;
        this.put(Math.round((event.clientX - box.left) / box.width * width), Math.round((event.clientY - box.top) / box.height * height));
      });
      this.started = true;
      this.show();
    }

    put(x, y) {
      this.points.push({ label: this.label, x, y });
      this.show();
    }

    addInMiddle() { this.put(Math.round(this.size.width / 2), Math.round(this.size.height / 2)); }

    show() {
      const { width, height } = this.size;
      this.layer.replaceChildren(...this.points.map(point => {
        const dot = make('span', { class: 'crowd-dot', title: point.label });
        dot.style.left = point.x / width * 100 + '%';
        dot.style.top = point.y / height * 100 + '%';
        dot.style.background = this.colour(point.label);
        return dot;
      }));
      this.list.replaceChildren(...this.points.map((point, i) => this.line(
        `at ${point.x}, ${point.y}`, point.label,
        (dx, dy) => { point.x = between(0, point.x + dx, width); point.y = between(0, point.y + dy, height); this.show(); },
        () => { this.points.splice(i, 1); this.show(); })));
    }

    get value() {
      const { width, height } = this.size;
      return { inputImageProperties: { height, width }, keypoints: this.points.map(({ label, x, y }) => ({ label, x, y })) };
    }

    reset() { this.points = []; this.show(); }
  }

  define('crowd-bounding-box', CrowdBoundingBox);
  define('crowd-polygon', CrowdPolygon);
  define('crowd-keypoint', CrowdKeypoint);
})();
