// Classifiers, of text and of images, with one answer or several. The digits 1 to 9 choose.
'use strict';
(() => {
  const { CrowdElement, make, define, instructions, onDigit } = CrowdElements;

  class Classifier extends CrowdElement {
    get isMultiple() { return false; }

    build() {
      this.dataset.crowd = '';
      const none = this.json('exclusion-category', null);
      this.none = none && (none.text || none);
      const categories = [...this.json('categories', []), ...(this.none ? [this.none] : [])];
      this.fields = categories.map(value => make('input', { type: this.isMultiple ? 'checkbox' : 'radio', name: this.id, value }));
      const choices = make('fieldset', { class: 'crowd-choices' }, make('legend', null, this.getAttribute('header') || 'Choose'));
      this.fields.forEach((field, i) => {
        field.addEventListener('change', () => this.exclude(field));
        choices.append(make('label', { class: 'crowd-switch' }, field, make('span', null, field.value), i < 9 ? make('kbd', { 'aria-hidden': 'true' }, i + 1) : null));
      });
      const beside = instructions(this);
      const target = this.target();
      this.replaceChildren(...[beside, make('div', { class: 'crowd-target' }, target), choices].filter(Boolean));
      onDigit(this, index => {
        this.fields[index]?.click();
        this.fields[index]?.focus();
        return index < this.fields.length;
      });
    }

    target() { return this.region('classification-target') || ''; }

    // "None of these" stands alone.
    exclude(field) {
      if (!this.isMultiple || !this.none || !field.checked) return;
      this.fields.filter(other => other !== field && (field.value === this.none || other.value === this.none)).forEach(other => { other.checked = false; });
    }

    get value() {
      const chosen = this.fields.filter(field => field.checked).map(field => field.value);
      return this.isMultiple ? { labels: chosen } : { label: chosen[0] };
    }

    writeTo(answers) { if (this.name) answers[this.name] = this.value; }
    problem() { return this.fields.some(field => field.checked) ? '' : 'Choose an answer first.'; }
    reset() { this.fields.forEach(field => { field.checked = false; }); }
  }

  class MultiClassifier extends Classifier { get isMultiple() { return true; } }

  const withImage = base => class extends base {
    target() { return make('img', { src: this.getAttribute('src'), alt: this.getAttribute('alt') || 'The image to classify' }); }
  };

  define('crowd-classifier', Classifier);
  define('crowd-classifier-multi-select', MultiClassifier);
  define('crowd-image-classifier', withImage(Classifier));
  define('crowd-image-classifier-multi-select', withImage(MultiClassifier));
})();
