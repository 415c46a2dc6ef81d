import '../pages/mybids.js';
