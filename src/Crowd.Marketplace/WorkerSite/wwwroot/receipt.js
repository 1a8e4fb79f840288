// Inside the frame, after its form was taken.
parent.postMessage('crowd:submitted', '*');
