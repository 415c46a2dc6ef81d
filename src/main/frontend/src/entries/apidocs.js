import '../pages/apidocs.js';
