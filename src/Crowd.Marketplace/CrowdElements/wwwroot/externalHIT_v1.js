// Stands in for Amazon's helper script: copies the assignment's id from the address into the form, and keeps the button
// of a preview from being used.
function turkGetParam(name, otherwise) {
  const value = new URLSearchParams(location.search).get(name);
  return value === null ? otherwise : value;
}
function turkSetAssignmentID(formName, buttonName) {
  const assignment = turkGetParam('assignmentId', '');
  const form = document.getElementById(formName || 'mturk_form');
  const button = document.getElementById(buttonName || 'submitButton');
  const preview = assignment === 'ASSIGNMENT_ID_NOT_AVAILABLE';
  if (preview && button) {
    button.disabled = true;
    button.value = 'You must accept the HIT before you can submit the results.';
  }
  if (form) {
    const field = form.elements.assignmentId || document.getElementById('assignmentId');
    if (field) field.value = assignment;
  }
  return !preview;
}
