// A QuestionForm's limits on how many boxes may be ticked.
'use strict';
document.querySelector('form').addEventListener('submit', event => {
  for (const group of document.querySelectorAll('.choices')) {
    const boxes = [...group.querySelectorAll('input[type=checkbox]')];
    if (!boxes.length) continue;
    const chosen = boxes.filter(box => box.checked).length;
    const [min, max] = [Number(group.dataset.min), Number(group.dataset.max)];
    const required = boxes[0].closest('fieldset').querySelector('legend .hint') !== null;
    const fault = required && chosen < min ? 'Choose at least ' + min + '.' : chosen > max ? 'Choose at most ' + max + '.' : '';
    boxes[0].setCustomValidity(fault);
    if (fault) {
      event.preventDefault();
      boxes[0].reportValidity();
      group.addEventListener('change', () => boxes[0].setCustomValidity(''), { once: true });
    }
  }
});
