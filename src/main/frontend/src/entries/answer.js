import '../pages/called.js';
