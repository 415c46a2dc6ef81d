import '../pages/opening.js';
