namespace Crowd.Marketplace.Simulation.Browsing;

internal enum ControlKind
{
    Choice,
    Checkboxes,
    Text,
    CrowdClassifier,
    CrowdMultiSelect,
    CrowdRadioGroup,
    CrowdCheckboxes,
    CrowdText,
}
