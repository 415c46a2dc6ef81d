import '../pages/tender.js';
