import '../pages/site.js';
