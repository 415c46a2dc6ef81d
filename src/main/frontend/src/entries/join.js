import '../pages/join.js';
