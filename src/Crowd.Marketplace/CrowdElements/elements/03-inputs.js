// Text, buttons, boxes, sliders.
'use strict';
(() => {
  const { CrowdElement, make, define } = CrowdElements;

  class CrowdText extends CrowdElement {
    build() {
      const attributes = {
        id: this.id + '-field', placeholder: this.getAttribute('placeholder'), maxlength: this.getAttribute('max-length'), minlength: this.getAttribute('min-length'),
        required: this.flag('required'), disabled: this.flag('disabled'), autofocus: this.flag('auto-focus'),
      };
      this.field = this.field_(attributes);
      this.field.value = this.getAttribute('value') || '';
      const label = this.getAttribute('label');
      if (!label) this.field.setAttribute('aria-label', this.getAttribute('placeholder') || this.name || 'Text');
      this.dataset.crowd = '';
      this.replaceChildren(...[label ? make('label', { for: attributes.id }, label) : null, this.field].filter(Boolean));
    }

    get value() { return this.field ? this.field.value : this.getAttribute('value') || ''; }
    set value(text) { this.field ? this.field.value = text : this.setAttribute('value', text); }
    writeTo(answers) { if (this.name && this.value !== '') answers[this.name] = this.value; }
    reset() { this.value = this.getAttribute('value') || ''; }
  }

  class CrowdInput extends CrowdText {
    field_(attributes) {
      const field = make('input', { ...attributes, type: this.getAttribute('type') || 'text' });
      const pattern = this.getAttribute('allowed-pattern');
      if (pattern && this.flag('auto-validate')) {
        const allowed = new RegExp(pattern);
        field.addEventListener('beforeinput', event => {
          if (event.data && [...event.data].some(letter => !allowed.test(letter))) event.preventDefault();
        });
        field.title = this.getAttribute('error-message') || '';
      }
      return field;
    }
  }

  class CrowdTextArea extends CrowdText {
    field_(attributes) { return make('textarea', { ...attributes, rows: this.getAttribute('rows') || 4 }); }
  }

  // {name: {value: true or false}}: boxes and buttons may share a name or have one each.
  class CrowdSwitch extends CrowdElement {
    build() {
      this.dataset.crowd = '';
      this.field = make('input', { type: this.type_, name: this.type_ === 'radio' ? 'group-' + (this.closest('crowd-radio-group')?.id || this.name) : null,
        required: this.flag('required'), disabled: this.flag('disabled') });
      this.field.checked = this.flag('checked');
      const label = make('label', { class: 'crowd-switch' }, this.field);
      label.append(make('span', null, ...this.childNodes));
      this.append(label);
    }

    get value() { return this.getAttribute('value') || 'on'; }
    get checked() { return this.field ? this.field.checked : this.flag('checked'); }
    set checked(on) { this.field ? this.field.checked = on : this.toggleAttribute('checked', on); }
    writeTo(answers) {
      if (!this.name) return;
      const group = answers[this.name] = answers[this.name] || {};
      group[this.value] = this.checked;
    }
    reset() { this.checked = this.flag('checked'); }
  }

  class CrowdCheckbox extends CrowdSwitch { get type_() { return 'checkbox'; } }
  class CrowdRadioButton extends CrowdSwitch { get type_() { return 'radio'; } }

  class CrowdRadioGroup extends CrowdElement {
    build() {
      this.setAttribute('role', 'radiogroup');
      CrowdElements.onDigit(this, index => {
        const button = this.querySelectorAll('crowd-radio-button')[index];
        if (button?.field) { button.field.click(); button.field.focus(); }
        return Boolean(button);
      });
    }
  }

  class CrowdSlider extends CrowdElement {
    build() {
      this.dataset.crowd = '';
      this.field = make('input', { type: 'range', min: this.getAttribute('min') || 0, max: this.getAttribute('max') || 100, step: this.getAttribute('step') || 1,
        disabled: this.flag('disabled'), 'aria-label': this.getAttribute('label') || this.name || 'Slider' });
      this.field.value = this.getAttribute('value') || this.field.min;
      this.touched = this.hasAttribute('value');
      const shown = make('output', null, this.field.value);
      this.field.addEventListener('input', () => { this.touched = true; shown.textContent = this.field.value; });
      this.append(this.field, shown);
    }

    get value() { return Number(this.field.value); }
    set value(number) { this.field.value = number; this.touched = true; }
    writeTo(answers) { if (this.name) answers[this.name] = this.value; }
    problem() { return this.flag('required') && !this.touched ? 'Move the slider to your answer.' : ''; }
  }

  define('crowd-input', CrowdInput);
  define('crowd-text-area', CrowdTextArea);
  define('crowd-checkbox', CrowdCheckbox);
  define('crowd-radio-button', CrowdRadioButton);
  define('crowd-radio-group', CrowdRadioGroup);
  define('crowd-slider', CrowdSlider);
})();
